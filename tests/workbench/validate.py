"""Holds rule files against the schema, all values read by YAML 1.2's plain types."""
import json
import re
import sys

import jsonschema
import yaml


class Loader(yaml.SafeLoader):
    """Without dates and YAML 1.1's yes and no."""


Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"^(true|false|True|False)$", "tfTF"),
    ("null", r"^(~|null|)$", "~n\0"),
    ("int", r"^-?[0-9]+$", "-0123456789"),
    ("float", r"^-?[0-9]+\.[0-9]+$", "-0123456789"),
):
    Loader.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), list(first))

schema = json.load(open(sys.argv[1], encoding="utf-8"))
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema)
bad = 0
for path in sys.argv[2:]:
    content = yaml.load(open(path, encoding="utf-8"), Loader)
    for error in validator.iter_errors(content):
        print(f"{path}: {list(error.absolute_path)}: {error.message[:200]}")
        bad = 1
sys.exit(bad)
