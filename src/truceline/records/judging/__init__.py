"""What people decide: judgements that follow their claims, links between cases, corrected fields, what is unsettled."""
