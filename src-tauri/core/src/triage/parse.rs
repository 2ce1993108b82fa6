//! Conditions as short readable text: `swollen:left|right and not clear(clot)`, `pain>=7 or $severe`, `maybe(urine)`.

use super::expr::Expr;

impl TryFrom<String> for Expr {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Expr> for String {
    fn from(expr: Expr) -> Self {
        expr.to_string()
    }
}

impl std::str::FromStr for Expr {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut parser = Parser {
            words: words(text)?,
            at: 0,
        };
        let expr = parser.any()?;
        match parser.words.get(parser.at) {
            None => Ok(expr),
            Some(word) => Err(format!(
                "`{word}` was not expected in `{text}`: join conditions with `and` or `or`"
            )),
        }
    }
}

impl std::fmt::Display for Expr {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let list = |parts: &[Expr], word: &str| {
            let parts: Vec<String> = parts.iter().map(|p| format!("{p}")).collect();
            format!("({})", parts.join(word))
        };
        match self {
            Expr::Is(question, any) => write!(f, "{question}:{}", any.join("|")),
            Expr::AtLeast(question, n) => write!(f, "{question}>={n}"),
            Expr::Clear(question) => write!(f, "clear({question})"),
            Expr::Unsure(question) => write!(f, "unsure({question})"),
            Expr::Open(question) => write!(f, "open({question})"),
            Expr::Maybe(inner) => write!(f, "maybe({inner})"),
            Expr::Not(inner) => write!(f, "not {inner}"),
            Expr::All(parts) => f.write_str(&list(parts, " and ")),
            Expr::Any(parts) => f.write_str(&list(parts, " or ")),
            Expr::Named(name) => write!(f, "${name}"),
            Expr::Always => f.write_str("always"),
        }
    }
}

fn words(text: &str) -> Result<Vec<String>, String> {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    for letter in text.chars() {
        let inside = letter.is_ascii_alphanumeric() || "_:|$>=".contains(letter);
        if inside {
            word.push(letter);
            continue;
        }
        if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        match letter {
            '(' | ')' => words.push(letter.to_string()),
            ' ' | '\n' | '\t' => {}
            other => return Err(format!("`{other}` has no meaning in a condition (`{text}`)")),
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    Ok(words)
}

struct Parser {
    words: Vec<String>,
    at: usize,
}

impl Parser {
    fn next(&mut self) -> Result<String, String> {
        let word = self
            .words
            .get(self.at)
            .cloned()
            .ok_or("the condition ends too early")?;
        self.at += 1;
        Ok(word)
    }

    fn eat(&mut self, word: &str) -> bool {
        let found = self.words.get(self.at).is_some_and(|w| w == word);
        self.at += usize::from(found);
        found
    }

    fn any(&mut self) -> Result<Expr, String> {
        let mut parts = vec![self.all()?];
        while self.eat("or") {
            parts.push(self.all()?);
        }
        Ok(if parts.len() == 1 {
            parts.remove(0)
        } else {
            Expr::Any(parts)
        })
    }

    fn all(&mut self) -> Result<Expr, String> {
        let mut parts = vec![self.single()?];
        while self.eat("and") {
            parts.push(self.single()?);
        }
        Ok(if parts.len() == 1 {
            parts.remove(0)
        } else {
            Expr::All(parts)
        })
    }

    fn single(&mut self) -> Result<Expr, String> {
        let word = self.next()?;
        match word.as_str() {
            "not" => Ok(Expr::Not(Box::new(self.single()?))),
            "(" => self.closed(|parser| parser.any()),
            "always" => Ok(Expr::Always),
            "maybe" => self.call(|parser| Ok(Expr::Maybe(Box::new(parser.any()?)))),
            "clear" => self.call(|parser| Ok(Expr::Clear(name(&parser.next()?)?))),
            "unsure" => self.call(|parser| Ok(Expr::Unsure(name(&parser.next()?)?))),
            "open" => self.call(|parser| Ok(Expr::Open(name(&parser.next()?)?))),
            _ => atom(&word),
        }
    }

    fn call(&mut self, inner: impl FnOnce(&mut Self) -> Result<Expr, String>) -> Result<Expr, String> {
        if !self.eat("(") {
            return Err("`maybe`, `clear`, `unsure` and `open` take brackets: `maybe(x)`".to_owned());
        }
        self.closed(inner)
    }

    fn closed(&mut self, inner: impl FnOnce(&mut Self) -> Result<Expr, String>) -> Result<Expr, String> {
        let expr = inner(self)?;
        if self.eat(")") {
            Ok(expr)
        } else {
            Err("a closing bracket is missing".to_owned())
        }
    }
}

fn atom(word: &str) -> Result<Expr, String> {
    if let Some(definition) = word.strip_prefix('$') {
        return Ok(Expr::Named(name(definition)?));
    }
    if let Some((question, number)) = word.split_once(">=") {
        let number = number
            .parse()
            .map_err(|_| format!("`{word}`: a number is missing after `>=`"))?;
        return Ok(Expr::AtLeast(name(question)?, number));
    }
    let (question, options) = word.split_once(':').unwrap_or((word, "yes"));
    let options = options.split('|').map(name).collect::<Result<Vec<_>, _>>()?;
    Ok(Expr::Is(name(question)?, options))
}

fn name(word: &str) -> Result<String, String> {
    let plain = word
        .chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    let reserved = ["and", "or", "not", "maybe", "clear", "unsure", "open", "always"].contains(&word);
    if word.is_empty() || !plain || reserved {
        return Err(format!(
            "`{word}` is not a name (lower-case letters, digits and `_`)"
        ));
    }
    Ok(word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_reads_back_as_it_was_written() {
        for text in [
            "urine:yes",
            "(pain>=7 or course:climbing|beyond)",
            "(swollen:left|right and not clear(clot) and maybe((pain>=7 or urine:yes)))",
            "(unsure(breath) or $severe)",
        ] {
            let expr: Expr = text.parse().unwrap();
            assert_eq!(expr.to_string(), text);
        }
    }

    #[test]
    fn and_binds_closer_than_or() {
        let expr: Expr = "a or b and c".parse().unwrap();
        assert_eq!(expr.to_string(), "(a:yes or (b:yes and c:yes))");
    }

    #[test]
    fn a_broken_condition_says_what_is_wrong() {
        for (text, part) in [
            ("a b", "not expected"),
            ("(a", "closing bracket"),
            ("pain>=x", "number"),
            ("a and", "ends too early"),
            ("a && b", "no meaning"),
            ("maybe a", "brackets"),
            ("and", "not a name"),
        ] {
            let error = text.parse::<Expr>().unwrap_err();
            assert!(error.contains(part), "{text}: {error}");
        }
    }
}
