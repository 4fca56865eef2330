// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/filter.h"

#include "domain/filterlexer.h"
#include "domain/filternode.h"
#include "domain/oauthclient.h"

namespace octroi::domain {

namespace {

using Node = KeyFilter::Node;
using NodePtr = std::shared_ptr<const Node>;
using Lex = FilterLexeme::Kind;

/// Deeper nesting is refused, so that no text can exhaust the stack.
constexpr int kMaxDepth = 64;

const FilterName *findName(const QString &name)
{
    for (const FilterName &n : filterNames()) {
        if (name == QLatin1String(n.name))
            return &n;
    }
    return nullptr;
}

FilterOp opFromText(const QString &text)
{
    if (text == QLatin1String("="))
        return FilterOp::Is;
    if (text == QLatin1String("<"))
        return FilterOp::Less;
    if (text == QLatin1String(">"))
        return FilterOp::Greater;
    if (text == QLatin1String("<="))
        return FilterOp::LessOrEqual;
    if (text == QLatin1String(">="))
        return FilterOp::GreaterOrEqual;
    return FilterOp::Has;
}

/// Recursive descent over the lexemes; every rule returns null after it has set the error.
class Parser
{
public:
    explicit Parser(const QString &text)
        : m_lexemes(lexFilter(text))
    {
    }

    NodePtr run()
    {
        if (m_lexemes.isEmpty())
            return nullptr;
        NodePtr root = parseOr(0);
        if (root && !atEnd())
            root = fail(here().span, "parenthesis", "a closing parenthesis without an opening one");
        return root;
    }
    const std::optional<FilterError> &error() const { return m_error; }

    QList<FilterToken> tokens() const
    {
        using Kind = FilterToken::Kind;
        QList<FilterToken> out;
        for (const FilterLexeme &l : m_lexemes) {
            if (l.kind == Lex::Term) {
                out.append({l.name.start, l.name.length, Kind::Name});
                out.append({l.op.start, l.op.length, Kind::Operator});
                for (const FilterSpan &v : l.values) {
                    if (v.length > 0)
                        out.append({v.start, v.length, Kind::Value});
                }
                continue;
            }
            const Kind kind = l.kind == Lex::Word ? Kind::Word
                              : l.kind == Lex::Open || l.kind == Lex::Close || l.kind == Lex::Stray
                                  ? Kind::Operator
                                  : Kind::Keyword;
            out.append({l.span.start, l.span.length, kind});
        }
        return out;
    }

private:
    bool atEnd() const { return m_pos >= m_lexemes.size(); }
    const FilterLexeme &here() const { return m_lexemes.at(m_pos); }
    bool is(Lex kind) const { return !atEnd() && here().kind == kind; }
    bool take(Lex kind)
    {
        if (!is(kind))
            return false;
        ++m_pos;
        return true;
    }

    NodePtr fail(const FilterSpan &span, const char *reason, const char *detail)
    {
        if (!m_error)
            m_error = FilterError{span.start, span.length, QString::fromLatin1(reason),
                                  QString::fromLatin1(detail)};
        return nullptr;
    }

    static NodePtr join(Node::Kind kind, std::vector<NodePtr> children)
    {
        if (children.size() == 1)
            return children.front();
        auto node = std::make_shared<Node>();
        node->kind = kind;
        node->children = std::move(children);
        return node;
    }

    NodePtr parseOr(int depth)
    {
        std::vector<NodePtr> children;
        do {
            NodePtr child = parseAnd(depth);
            if (!child)
                return nullptr;
            children.push_back(std::move(child));
        } while (take(Lex::Or));
        return join(Node::Kind::Or, std::move(children));
    }

    NodePtr parseAnd(int depth)
    {
        std::vector<NodePtr> children;
        do {
            NodePtr child = parseNot(depth);
            if (!child)
                return nullptr;
            children.push_back(std::move(child));
            if (take(Lex::And) && (atEnd() || is(Lex::Close) || is(Lex::Or)))
                return fail(m_lexemes.at(m_pos - 1).span, "dangling", "nothing follows");
        } while (!atEnd() && !is(Lex::Or) && !is(Lex::Close));
        return join(Node::Kind::And, std::move(children));
    }

    NodePtr parseNot(int depth)
    {
        bool negated = false;
        FilterSpan last;
        while (is(Lex::Not)) {
            last = here().span;
            negated = !negated;
            ++m_pos;
        }
        if (last.length > 0 && (atEnd() || is(Lex::Close) || is(Lex::Or) || is(Lex::And)))
            return fail(last, "dangling", "nothing follows");
        NodePtr atom = parseAtom(depth);
        if (!atom || !negated)
            return atom;
        auto node = std::make_shared<Node>();
        node->kind = Node::Kind::Not;
        node->children.push_back(std::move(atom));
        return node;
    }

    NodePtr parseAtom(int depth)
    {
        if (atEnd()) {
            if (m_pos > 0 && m_lexemes.at(m_pos - 1).kind == Lex::Open)
                return fail(m_lexemes.at(m_pos - 1).span, "parenthesis", "is not closed");
            return fail(m_lexemes.at(m_pos - 1).span, "dangling", "nothing follows");
        }
        const FilterLexeme &lexeme = here();
        switch (lexeme.kind) {
        case Lex::Open:
            return parseGroup(depth);
        case Lex::Close:
            return fail(lexeme.span, "parenthesis", "closes nothing");
        case Lex::Or:
        case Lex::And:
            return fail(lexeme.span, "dangling", "nothing stands before it");
        case Lex::Stray:
            return fail(lexeme.span, "operator_unexpected", "an operator needs a name before it");
        case Lex::Term:
            ++m_pos;
            return parseTerm(lexeme);
        default:
            break;
        }
        ++m_pos;
        auto node = std::make_shared<Node>();
        node->kind = Node::Kind::Word;
        node->patterns = {lexeme.span.text.normalized(QString::NormalizationForm_C)};
        if (node->patterns.first().isEmpty())
            node->patterns = {QStringLiteral("*")};
        return node;
    }

    NodePtr parseGroup(int depth)
    {
        const FilterSpan open = here().span;
        if (depth >= kMaxDepth)
            return fail(open, "parenthesis", "is nested too deeply");
        ++m_pos;
        NodePtr inner = parseOr(depth + 1);
        if (!inner)
            return nullptr;
        if (!take(Lex::Close))
            return fail(open, "parenthesis", "is not closed");
        return inner;
    }

    NodePtr parseTerm(const FilterLexeme &lexeme)
    {
        const FilterName *name = findName(lexeme.name.text);
        if (!name)
            return fail(lexeme.name, "name_unknown",
                        "is not a name that can be filtered by; put text with a colon in quotes");
        auto node = std::make_shared<Node>();
        node->kind = Node::Kind::Term;
        node->field = name->field;
        node->op = opFromText(lexeme.op.text);
        const bool equality = node->op == FilterOp::Has || node->op == FilterOp::Is;
        if (name->type == FilterType::Text && !equality)
            return fail(lexeme.op, "operator_unexpected", "only ':' and '=' compare text");
        std::vector<NodePtr> ranges;
        for (const FilterSpan &value : lexeme.values) {
            if (value.text.isEmpty() && !value.quoted)
                return fail(value.length > 0 ? value : lexeme.op, "value_missing", "a value is missing");
            if (name->type != FilterType::Text && equality && value.text.contains(QLatin1String(".."))) {
                ranges.push_back(parseRange(*name, value));
                if (!ranges.back())
                    return nullptr;
            } else if (!addValue(*node, *name, value, lexeme.op, equality)) {
                return nullptr;
            }
        }
        if (ranges.empty())
            return node;
        if (!node->times.isEmpty() || !node->numbers.isEmpty())
            ranges.push_back(std::move(node));
        return join(Node::Kind::Or, std::move(ranges));
    }

    /// from..to is ">=from <=to" and becomes those; either end may be missing.
    NodePtr parseRange(const FilterName &name, const FilterSpan &value)
    {
        const qsizetype dots = value.text.indexOf(QLatin1String(".."));
        const qsizetype start = value.start + (value.quoted ? 1 : 0);
        const auto piece = [&](qsizetype from, qsizetype length) {
            return FilterSpan{start + from, length, value.text.mid(from, length), value.quoted};
        };
        const FilterSpan ends[] = {piece(0, dots), piece(dots + 2, value.text.size() - dots - 2)};
        std::vector<std::shared_ptr<Node>> found;
        for (const int i : {0, 1}) {
            if (ends[i].text.isEmpty())
                continue;
            auto node = std::make_shared<Node>();
            node->kind = Node::Kind::Term;
            node->field = name.field;
            node->op = i == 0 ? FilterOp::GreaterOrEqual : FilterOp::LessOrEqual;
            if (!addValue(*node, name, ends[i], ends[i], false))
                return nullptr;
            found.push_back(std::move(node));
        }
        if (found.empty())
            return fail(value, "value_missing", "a range needs a value before or after its dots");
        if (found.size() == 2) {
            if (name.type == FilterType::Time)
                alignMoments(name.field, found.front()->times.first(), found.back()->times.first());
            if (isReversed(*found.front(), *found.back()))
                return fail(value, "range_order", "ends before it begins");
        }
        return join(Node::Kind::And, std::vector<NodePtr>(found.begin(), found.end()));
    }

    /// In "-7d..7d" the end without a sign is a moment too: ahead for an expiry, back for what happened.
    static void alignMoments(FilterField field, FilterTime &a, FilterTime &b)
    {
        using Kind = FilterTime::Kind;
        if ((a.kind == Kind::Moment) == (b.kind == Kind::Moment))
            return;
        FilterTime &plain = a.kind == Kind::Moment ? b : a;
        if (plain.kind != Kind::Span)
            return;
        plain.kind = Kind::Moment;
        if (field == FilterField::Expires || field == FilterField::SecretExpires)
            return;
        plain.months = -plain.months;
        plain.seconds = -plain.seconds;
    }

    static bool isReversed(const Node &from, const Node &to)
    {
        if (!from.numbers.isEmpty())
            return from.numbers.first() > to.numbers.first();
        const FilterTime a = from.times.first(), b = to.times.first();
        if (a.kind != b.kind)
            return false;
        if (a.kind == FilterTime::Kind::Date)
            return a.date > b.date;
        if (a.kind == FilterTime::Kind::Period)
            return a.unit == b.unit && a.offset > b.offset;
        const auto length = [](const FilterTime &t) { return t.seconds + t.months * qint64(30 * 86'400); };
        return length(a) > length(b);
    }

    bool addValue(Node &node, const FilterName &name, const FilterSpan &value, const FilterSpan &op,
                  bool equality)
    {
        if (name.type == FilterType::Number) {
            const auto number = filterNumberFromText(value.text);
            if (!number)
                return fail(value, "number_syntax", "is not a number such as 1500, 20k or 3M") != nullptr;
            node.numbers.append(*number);
            return true;
        }
        if (name.type == FilterType::Time) {
            const auto time = filterTimeFromText(value.text);
            if (!time)
                return fail(value, "time_syntax",
                            "is not a time such as 30d, -7d, today, 2026-12-31, now or never") != nullptr;
            if ((time->kind == FilterTime::Kind::Never && !equality) ||
                (time->kind == FilterTime::Kind::Now && equality))
                return fail(op, "operator_unexpected", "does not go with this time") != nullptr;
            node.times.append(*time);
            return true;
        }
        const QStringList known = KeyFilter::valuesOf(QString::fromLatin1(name.name));
        const QString text = value.text.normalized(QString::NormalizationForm_C);
        if (!known.isEmpty() &&
            std::none_of(known.begin(), known.end(), [&](const QString &k) { return filterGlob(text, k); }))
            return fail(value, "value_unknown", "is not one of the values of this name") != nullptr;
        node.patterns.append(text);
        return true;
    }

    QList<FilterLexeme> m_lexemes;
    qsizetype m_pos = 0;
    std::optional<FilterError> m_error;
};

} // namespace

std::shared_ptr<const KeyFilter::Node> filterTree(const QString &text)
{
    Parser parser(text);
    auto root = parser.run();
    return parser.error() ? nullptr : root;
}

KeyFilter::KeyFilter() = default;

KeyFilter KeyFilter::parse(const QString &text)
{
    KeyFilter filter;
    Parser parser(text);
    filter.m_root = parser.run();
    filter.m_error = parser.error();
    filter.m_tokens = parser.tokens();
    return filter;
}

bool KeyFilter::matches(const Subject &subject, const QDateTime &now) const
{
    if (m_error)
        return false;
    return !m_root || m_root->matches(subject, now);
}

QStringList KeyFilter::names()
{
    QStringList out;
    for (const FilterName &n : filterNames())
        out << QString::fromLatin1(n.name);
    return out;
}

QStringList KeyFilter::valuesOf(const QString &name)
{
    if (name == QLatin1String("kind")) {
        QStringList kinds{QStringLiteral("key"), QStringLiteral("client")};
        for (const ClientKind kind : {ClientKind::Service, ClientKind::Web, ClientKind::Native, ClientKind::Device,
                                      ClientKind::SinglePage})
            kinds << clientKindName(kind);
        return kinds;
    }
    if (name == QLatin1String("auth")) {
        QStringList methods;
        for (const ClientAuth method : {ClientAuth::None, ClientAuth::SecretBasic, ClientAuth::SecretPost,
                                        ClientAuth::PrivateKeyJwt, ClientAuth::TlsClient, ClientAuth::SelfSignedTls})
            methods << clientAuthName(method);
        return methods;
    }
    if (name == QLatin1String("status")) {
        return {keyStatusName(KeyStatus::Active), keyStatusName(KeyStatus::Suspended),
                keyStatusName(KeyStatus::Rotating), keyStatusName(KeyStatus::Expired),
                keyStatusName(KeyStatus::Revoked)};
    }
    if (name == QLatin1String("env"))
        return {environmentName(Environment::Live), environmentName(Environment::Test)};
    return {};
}

} // namespace octroi::domain
