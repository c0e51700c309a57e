"""The door to Git: what every call fixes, so that no setting of a person or a repository changes an answer."""
