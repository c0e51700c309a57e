"""Documents drafted or changed for a person to complete: powers, laws, editions, statements, transfers, waivers."""
