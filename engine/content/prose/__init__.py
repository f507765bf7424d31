"""What pages say, read sentence by sentence before a build: data/prose.yml says what is looked for, this package how."""
