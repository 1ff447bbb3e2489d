"""The calculators, one module each: fields, completion, checks, and the call of the model."""
