// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/apikey.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <memory>
#include <optional>

namespace octroi::domain {

/// A piece of a filter's text, for colouring it.
struct FilterToken
{
    enum class Kind { Name, Operator, Value, Word, Keyword };
    qsizetype start = 0, length = 0; ///< UTF-16 units of the text
    Kind kind = Kind::Word;
};

/// Where and why a filter cannot be read. Reasons: name_unknown, operator_unexpected, value_missing,
/// value_unknown, time_syntax, number_syntax, range_order, parenthesis, dangling.
struct FilterError
{
    qsizetype start = 0, length = 0;
    QString reason;
    QString detail; ///< English
};

/// The filter language over credentials:
///   filter := or ; or := and ("or" and)* ; and := not+ ; not := ["not" | "-"] atom
///   atom   := "(" or ")" | name op value[,value…] | word
///   op     := ":" | "=" | "<" | ">" | "<=" | ">="
/// A word matches name, identifier, partner, application, scopes and masked key, folded; "*" is a wildcard.
/// Names: status, env, scope, partner, app, name, id, plan, backend, address, tag (text, wildcards);
///   expires, last_used, created (times: 30d, 12h, 2w, 3mo, 1y, dates 2026-12-31, "never", "now"; days of UTC by name:
///   today, yesterday, tomorrow, and this, last or next with week, month or year: `created:thisweek`);
///   requests, bytes (numbers with k, M, G).
/// Times and numbers may be ranges with both ends in them: `requests:1k..10k`, `expires:7d..30d`, `created:2026-01-01..`.
/// `expires<30d`: within the next 30 days. `last_used>90d`: not used for 90 days (or never);
/// `created<7d`: younger than a week. With a sign a span is a moment: `-7d` is a week ago, `+7d` in a week. `<` is then
/// before it, `>` after it, `:` between it and now: `expires:-30d` ended in the last 30 days, `expires:-7d..7d` ends
/// within a week of now.
class KeyFilter
{
public:
    /// What a filter looks at.
    struct Subject
    {
        const ApiKey &key;
        QString partner, application, plan, backend;
        QStringList tags;      ///< of the partner; those of the key are looked at too
        qint64 requests = 0;   ///< of the last 30 days
        qint64 bytes = 0;      ///< in and out, of the last 30 days
    };

    KeyFilter(); ///< matches all
    static KeyFilter parse(const QString &text);

    bool ok() const { return !m_error; }
    const std::optional<FilterError> &error() const { return m_error; }
    const QList<FilterToken> &tokens() const { return m_tokens; }
    bool isEmpty() const { return !m_root; }
    /// False for everything when !ok().
    bool matches(const Subject &subject, const QDateTime &now) const;

    /// Names that can start a term, and the values of a name that has a fixed list ("status").
    static QStringList names();
    static QStringList valuesOf(const QString &name);

    struct Node;
    /// The filter as a tree, for whoever turns it into another language; null when it matches all or cannot be read.
    std::shared_ptr<const Node> root() const { return m_error ? nullptr : m_root; }

private:
    std::shared_ptr<const Node> m_root;
    std::optional<FilterError> m_error;
    QList<FilterToken> m_tokens;
};

} // namespace octroi::domain
