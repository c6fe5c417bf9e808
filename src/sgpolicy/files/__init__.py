"""Reading and checking data files: the only I/O of the library."""
