"""Text as people write it: two languages, numbers of persons and bodies, what is invisible, what differs."""
