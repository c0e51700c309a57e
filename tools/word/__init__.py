"""Word templates written as text: styles, blocks, the frame of the file, one file per document."""
