"""What a comparison says in words: the same in every format, in Chinese and English."""
