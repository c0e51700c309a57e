"""Text as people write it: two languages, numbers of persons and bodies, invisible characters, differences."""
