// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/filter.h"

namespace octroi::domain {

/// A piece of a filter with its place in the text.
struct FilterSpan
{
    qsizetype start = 0, length = 0;
    QString text;        ///< without quotes
    bool quoted = false; ///< a quoted piece is never a keyword and may be empty
};

struct FilterLexeme
{
    enum class Kind { Open, Close, Or, And, Not, Word, Term, Stray };
    Kind kind = Kind::Word;
    FilterSpan span;          ///< all of it; the word's text
    FilterSpan name;          ///< Term: folded to lower case
    FilterSpan op;            ///< Term
    QList<FilterSpan> values; ///< Term: at least one, unquoted empty where it is missing
};

/// Cuts a filter into lexemes; never fails, the parser judges. Stray: an operator without a name.
QList<FilterLexeme> lexFilter(const QString &text);

} // namespace octroi::domain
