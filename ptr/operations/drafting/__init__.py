"""Documents begun or changed for a person to go on with: powers, laws, editions, statements, transfers, waivers."""
