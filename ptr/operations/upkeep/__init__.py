"""What keeps a registry in order: canonical form, migrations, schemas, the list of rules."""
