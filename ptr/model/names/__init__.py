"""What people call the things that a registry knows by keys: key to name on every output, name to key on input."""
