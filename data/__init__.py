"""Law, registers and demo cases as data; README.md says where each file comes from."""
