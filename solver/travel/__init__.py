"""How far it is: geodesic, matrix, road engines."""
