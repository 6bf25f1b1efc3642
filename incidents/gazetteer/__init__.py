"""Where towns and provinces are: GeoNames (CC BY 4.0), in a table of the ledger."""
