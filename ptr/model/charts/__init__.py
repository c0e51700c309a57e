"""The steps of a flow chart as a graph, and whether the use of a power followed them."""
