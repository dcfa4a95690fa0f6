//! JSON Schemas as values: keys keep their order, so that the files read like the contract.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

/// A piece of a schema.
#[derive(Clone, Debug)]
pub(super) enum Node {
    /// Anything without keys.
    Plain(Value),
    /// A list.
    List(Vec<Node>),
    /// An object, its keys in this order.
    Map(Vec<(String, Node)>),
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Plain(value) => value.serialize(serializer),
            Self::List(nodes) => nodes.serialize(serializer),
            Self::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, node) in entries {
                    map.serialize_entry(key, node)?;
                }
                map.end()
            }
        }
    }
}

impl<T: Into<Value>> From<T> for Node {
    fn from(value: T) -> Self {
        Self::Plain(value.into())
    }
}

impl Node {
    /// The same schema with a sentence of description in front.
    pub(super) fn about(self, sentence: &str) -> Self {
        let mut entries = vec![("description".to_owned(), sentence.into())];
        match self {
            Self::Map(rest) => entries.extend(rest),
            other => panic!("only a schema has a description, not {other:?}"),
        }
        Self::Map(entries)
    }

    /// The same schema with a further keyword.
    pub(super) fn with(self, keyword: &str, value: impl Into<Node>) -> Self {
        match self {
            Self::Map(mut entries) => {
                entries.push((keyword.to_owned(), value.into()));
                Self::Map(entries)
            }
            other => panic!("only a schema has keywords, not {other:?}"),
        }
    }

    /// The text of a file: two spaces of indent, a line feed at the end.
    pub(super) fn to_text(&self) -> String {
        serde_json::to_string_pretty(self).unwrap() + "\n"
    }
}

/// An object of the schema language.
pub(super) fn map<const N: usize>(entries: [(&str, Node); N]) -> Node {
    Node::Map(entries.into_iter().map(|(key, node)| (key.to_owned(), node)).collect())
}

fn of_type(name: &str) -> Node {
    map([("type", name.into())])
}

pub(super) fn text() -> Node {
    of_type("string")
}

pub(super) fn boolean() -> Node {
    of_type("boolean")
}

pub(super) fn null() -> Node {
    of_type("null")
}

/// A whole number from `least` on.
pub(super) fn count_from(least: i64) -> Node {
    of_type("integer").with("minimum", least)
}

pub(super) fn integer() -> Node {
    of_type("integer")
}

/// From 0 to 1.
pub(super) fn share() -> Node {
    of_type("number").with("minimum", 0).with("maximum", 1)
}

pub(super) fn matching(pattern: &str) -> Node {
    text().with("pattern", pattern)
}

pub(super) fn constant(value: impl Into<Value>) -> Node {
    map([("const", Node::Plain(value.into()))])
}

/// A definition of the same file.
pub(super) fn link(name: &str) -> Node {
    map([("$ref", format!("#/$defs/{name}").into())])
}

pub(super) fn array_of(items: Node) -> Node {
    of_type("array").with("items", items)
}

/// The schema, or null.
pub(super) fn or_null(schema: Node) -> Node {
    if let Node::Map(entries) = &schema
        && let [(keyword, Node::Plain(Value::String(name)))] = entries.as_slice()
        && keyword == "type"
    {
        return map([("type", Node::List(vec![name.as_str().into(), "null".into()]))]);
    }
    map([("anyOf", Node::List(vec![schema, null()]))])
}

/// The words by which these values of the program stand in JSON.
pub(super) fn words<T: Serialize>(values: &[T]) -> Node {
    let words = values.iter().map(|value| Node::Plain(serde_json::to_value(value).unwrap())).collect();
    map([("enum", Node::List(words))])
}

/// A field of an object.
pub(super) struct Field {
    name: String,
    schema: Node,
    is_required: bool,
}

/// A field that is always there.
pub(super) fn field(name: &str, schema: Node) -> Field {
    Field { name: name.to_owned(), schema, is_required: true }
}

/// A field that is left out where it does not apply.
pub(super) fn optional(name: &str, schema: Node) -> Field {
    Field { name: name.to_owned(), schema, is_required: false }
}

/// An object with these fields and no others.
pub(super) fn closed(fields: impl IntoIterator<Item = Field>) -> Node {
    open_for(fields, None)
}

/// An object with these fields, and with others of this schema whose names match the pattern.
pub(super) fn open_for(fields: impl IntoIterator<Item = Field>, others: Option<(&str, Node)>) -> Node {
    let fields: Vec<Field> = fields.into_iter().collect();
    let required = fields.iter().filter(|field| field.is_required).map(|field| field.name.as_str().into());
    let mut object = of_type("object").with("required", Node::List(required.collect()));
    let properties = fields.into_iter().map(|field| (field.name, field.schema)).collect();
    object = object.with("properties", Node::Map(properties));
    if let Some((pattern, schema)) = others {
        object = object.with("patternProperties", map([(pattern, schema)]));
    }
    object.with("additionalProperties", false)
}
