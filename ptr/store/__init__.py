"""Everything that touches disk, Git or package data."""
