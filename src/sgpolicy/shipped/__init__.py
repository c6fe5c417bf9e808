"""What a wheel carries beside the code: the compiled catalog and the manifest."""
