"""Pure functions on records: figures over time, places compared, and the tables that studies of policy print."""
