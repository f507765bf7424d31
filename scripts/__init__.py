"""What an editor runs by hand."""
