"""What a transfer or a merger did, for programs."""
