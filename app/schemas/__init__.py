"""What goes over the wire, apart from the domain: answers' shapes, examples and the OpenAPI document."""
