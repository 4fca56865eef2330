// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/filterlexer.h"

namespace octroi::domain {

namespace {

bool isOperator(QChar c)
{
    return c == u':' || c == u'=' || c == u'<' || c == u'>';
}

bool isNameUnit(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_';
}

class Lexer
{
public:
    explicit Lexer(const QString &text)
        : m_text(text)
    {
    }

    QList<FilterLexeme> run()
    {
        while (true) {
            while (!atEnd() && here().isSpace())
                ++m_pos;
            if (atEnd())
                return m_out;
            step();
        }
    }

private:
    bool atEnd() const { return m_pos >= m_text.size(); }
    QChar here() const { return m_text.at(m_pos); }
    bool endsPiece(QChar c) const { return c.isSpace() || c == u'(' || c == u')'; }

    void add(FilterLexeme::Kind kind, qsizetype length)
    {
        m_out.append({kind, {m_pos, length, m_text.mid(m_pos, length)}, {}, {}, {}});
        m_pos += length;
    }

    void step()
    {
        if (here() == u'(')
            return add(FilterLexeme::Kind::Open, 1);
        if (here() == u')')
            return add(FilterLexeme::Kind::Close, 1);
        if (here() == u'-' && m_pos + 1 < m_text.size() && !m_text.at(m_pos + 1).isSpace())
            return add(FilterLexeme::Kind::Not, 1);
        if (isOperator(here()))
            return add(FilterLexeme::Kind::Stray, operatorLength(m_pos));
        qsizetype q = m_pos;
        while (q < m_text.size() && isNameUnit(m_text.at(q)))
            ++q;
        if (q > m_pos && q < m_text.size() && isOperator(m_text.at(q)))
            return term(q);
        word();
    }

    qsizetype operatorLength(qsizetype at) const
    {
        const QChar c = m_text.at(at);
        return (c == u'<' || c == u'>') && at + 1 < m_text.size() && m_text.at(at + 1) == u'=' ? 2 : 1;
    }

    /// A value or a word; `comma` also ends it.
    FilterSpan piece(bool comma)
    {
        FilterSpan span{m_pos, 0, {}, false};
        if (!atEnd() && here() == u'"') {
            const qsizetype close = m_text.indexOf(u'"', m_pos + 1);
            span.quoted = true;
            span.text = close < 0 ? m_text.mid(m_pos + 1) : m_text.mid(m_pos + 1, close - m_pos - 1);
            m_pos = close < 0 ? m_text.size() : close + 1;
        } else {
            while (!atEnd() && !endsPiece(here()) && !(comma && here() == u','))
                ++m_pos;
            span.text = m_text.mid(span.start, m_pos - span.start);
        }
        span.length = m_pos - span.start;
        return span;
    }

    void term(qsizetype nameEnd)
    {
        FilterLexeme lexeme;
        lexeme.kind = FilterLexeme::Kind::Term;
        const qsizetype start = m_pos;
        lexeme.name = {start, nameEnd - start, m_text.mid(start, nameEnd - start).toLower()};
        const qsizetype opLength = operatorLength(nameEnd);
        lexeme.op = {nameEnd, opLength, m_text.mid(nameEnd, opLength)};
        m_pos = nameEnd + opLength;
        while (true) {
            lexeme.values.append(piece(true));
            if (atEnd() || here() != u',')
                break;
            ++m_pos;
        }
        lexeme.span = {start, m_pos - start, m_text.mid(start, m_pos - start)};
        m_out.append(lexeme);
    }

    void word()
    {
        FilterLexeme lexeme;
        lexeme.span = piece(false);
        if (!lexeme.span.quoted) {
            const QString folded = lexeme.span.text.toLower();
            if (folded == QLatin1String("or"))
                lexeme.kind = FilterLexeme::Kind::Or;
            else if (folded == QLatin1String("and"))
                lexeme.kind = FilterLexeme::Kind::And;
            else if (folded == QLatin1String("not"))
                lexeme.kind = FilterLexeme::Kind::Not;
        }
        m_out.append(lexeme);
    }

    const QString &m_text;
    qsizetype m_pos = 0;
    QList<FilterLexeme> m_out;
};

} // namespace

QList<FilterLexeme> lexFilter(const QString &text)
{
    return Lexer(text).run();
}

} // namespace octroi::domain
