//! The hosts of addresses, and which of them a library does not trust.
//!
//! A host is compared as browsers do: whatever its letter case, width or script, without a final dot, a user or a port.

use std::collections::BTreeMap;

use super::link::decoded;

/// Why a host is not trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HostClass {
    /// Spam, a parked or a hijacked place: never linked.
    Unsafe,
    /// A place that copies the pages of others: never linked.
    Copy,
    /// A place for trials or storage, not for readers: never linked.
    Staging,
    /// A small or unknown publisher: linked, but not alone.
    Weak,
}

impl HostClass {
    /// Every class with its word.
    pub const ALL: [(&'static str, Self); 4] = [
        ("unsafe", Self::Unsafe),
        ("copy", Self::Copy),
        ("staging", Self::Staging),
        ("weak", Self::Weak),
    ];
}

/// The hosts that a library does not trust.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hosts(BTreeMap<String, HostClass>);

impl Hosts {
    /// Adds a host.
    pub fn insert(&mut self, host: &str, class: HostClass) {
        self.0.insert(compared(host), class);
    }

    /// Returns why the host of an address, or one it belongs to, is not trusted, and which it is.
    pub fn class(&self, address: &str) -> Option<(&str, HostClass)> {
        let host = host(address)?;
        let mut rest = host.as_str();
        loop {
            if let Some((host, class)) = self.0.get_key_value(rest) {
                return Some((host, *class));
            }
            rest = rest.split_once('.')?.1;
        }
    }
}

/// Returns the host of an address of the web, as hosts are compared.
fn host(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once(':')?;
    if !["http", "https"]
        .iter()
        .any(|web| scheme.eq_ignore_ascii_case(web))
    {
        return None;
    }
    // Browsers take any number of slashes.
    let authority = rest.trim_start_matches(['/', '\\']);
    let authority = authority.split(['/', '?', '#', '\\']).next()?;
    let host = authority.rsplit('@').next().unwrap_or(authority);
    let host = match host.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => host,
    };
    Some(compared(&decoded(host)))
}

/// Returns a host as it is compared: small letters, narrow signs, every label in ASCII, no final dot.
fn compared(host: &str) -> String {
    let host: String = host.chars().map(narrow).collect();
    let host = host.to_lowercase();
    let labels: Vec<String> = host.trim_end_matches('.').split('.').map(ascii).collect();
    labels.join(".")
}

/// Returns the narrow form of a full-width sign, and a dot for each sign that browsers take for one.
fn narrow(sign: char) -> char {
    match sign {
        '\u{3002}' | '\u{ff0e}' | '\u{ff61}' => '.',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(sign as u32 - 0xfee0).unwrap_or(sign),
        _ => sign,
    }
}

/// Returns a label of a host in ASCII: Punycode, as RFC 3492 has it, where it holds other letters.
fn ascii(label: &str) -> String {
    if label.is_ascii() {
        return label.to_owned();
    }
    punycode(label).map_or_else(|| label.to_owned(), |code| format!("xn--{code}"))
}

/// Returns the Punycode of a text; `None` where its numbers grow too large.
fn punycode(text: &str) -> Option<String> {
    let points: Vec<u32> = text.chars().map(|letter| letter as u32).collect();
    let mut out: String = text.chars().filter(char::is_ascii).collect();
    let basic = u32::try_from(out.len()).ok()?;
    if basic > 0 {
        out.push('-');
    }
    let all = u32::try_from(points.len()).ok()?;
    let (mut next, mut delta, mut bias, mut done) = (128_u32, 0_u32, 72_u32, basic);
    while done < all {
        let least = points
            .iter()
            .copied()
            .filter(|point| *point >= next)
            .min()?;
        delta = delta.checked_add((least - next).checked_mul(done + 1)?)?;
        next = least;
        for point in &points {
            if *point < next {
                delta = delta.checked_add(1)?;
            }
            if *point == next {
                push_number(&mut out, delta, bias);
                bias = adapted(delta, done + 1, done == basic);
                delta = 0;
                done += 1;
            }
        }
        delta = delta.checked_add(1)?;
        next += 1;
    }
    Some(out)
}

/// Adds a number in digits whose weights depend on the bias.
fn push_number(out: &mut String, number: u32, bias: u32) {
    let mut rest = number;
    let mut place = 36;
    loop {
        let threshold = place.clamp(bias + 1, bias + 26) - bias;
        if rest < threshold {
            break;
        }
        out.push(digit(threshold + (rest - threshold) % (36 - threshold)));
        rest = (rest - threshold) / (36 - threshold);
        place += 36;
    }
    out.push(digit(rest));
}

fn digit(number: u32) -> char {
    char::from_digit((number + 10) % 36, 36).unwrap_or('a')
}

/// Returns the bias after a number was written.
fn adapted(delta: u32, points: u32, is_first: bool) -> u32 {
    let mut delta = delta / if is_first { 700 } else { 2 };
    delta += delta / points;
    let mut bias = 0;
    while delta > 455 {
        delta /= 35;
        bias += 36;
    }
    bias + 36 * delta / (delta + 38)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_host_of_an_address_as_a_browser_does() {
        for address in [
            "https://bad.example/x",
            "HTTP://BAD.Example.:8080?x",
            "https://www.bad.example#x",
            "https://good.example@bad.example/good.example",
            "https:bad.example",
            "https:///bad.example",
            "https://%62ad.example/",
            "https://\u{ff42}ad\u{3002}example/",
        ] {
            let mut hosts = Hosts::default();
            hosts.insert("bad.example", HostClass::Copy);
            assert_eq!(
                hosts.class(address),
                Some(("bad.example", HostClass::Copy)),
                "{address}"
            );
        }
    }

    #[test]
    fn takes_no_other_host_for_it() {
        let mut hosts = Hosts::default();
        hosts.insert("bad.example", HostClass::Copy);
        for address in [
            "https://notbad.example/",
            "https://good.example/bad.example",
            "https://bad.example@good.example",
            "https://bad.example.org",
            "mailto:a@bad.example",
            "../bad.example",
            "https:",
        ] {
            assert_eq!(hosts.class(address), None, "{address}");
        }
    }

    #[test]
    fn compares_names_in_other_scripts_as_they_are_registered() {
        // The examples of RFC 3492, section 7.1, and names that are registered.
        for (name, registered) in [
            ("bücher.example", "xn--bcher-kva.example"),
            ("BÜCHER.example", "xn--bcher-kva.example"),
            ("他们为什么不说中文", "xn--ihqwcrb4cv8a8dqg056pqjye"),
            ("правительство.рф", "xn--80aealotwbjpid2k.xn--p1ai"),
            (
                "почемужеонинеговорятпорусски",
                "xn--b1abfaaepdrnnbgefbadotcwatmq2g4l",
            ),
        ] {
            assert_eq!(compared(name), registered, "{name}");
        }
    }
}
