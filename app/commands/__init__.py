"""The commands, a module for each family. What takes long to load is loaded inside them, so that help is quick."""
