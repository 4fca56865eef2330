// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/filterassist.h"

#include "domain/filternode.h"
#include "models/clientwords.h"
#include "models/format.h"

#include <QSet>

namespace octroi::pages {

using domain::KeyFilter;

namespace {

constexpr qsizetype kMostOffered = 20;

bool isTimeName(const QString &name)
{
    return name == QLatin1String("expires") || name == QLatin1String("secret_expires") ||
           name == QLatin1String("last_used") || name == QLatin1String("created");
}

bool isOperator(QChar c)
{
    return c == u':' || c == u'=' || c == u'<' || c == u'>';
}

QString quoted(const QString &value)
{
    static const QString special = QStringLiteral(" ,()");
    for (const QChar c : value) {
        if (special.contains(c))
            return QLatin1Char('"') + value + QLatin1Char('"');
    }
    return value;
}

} // namespace

FilterAssist::FilterAssist(widgets::FilterField &field, inventory::Inventory &inventory, Over over, QObject *parent)
    : QObject(parent)
    , m_field(field)
    , m_inventory(&inventory)
    , m_over(over)
{
    connectAll();
}

FilterAssist::FilterAssist(widgets::FilterField &field, inventory::Holdings &holdings, QObject *parent)
    : QObject(parent)
    , m_field(field)
    , m_holdings(&holdings)
    , m_over(Over::Everything)
{
    connectAll();
}

void FilterAssist::connectAll()
{
    m_field.setCompletionProvider(
        [this](const QString &text, qsizetype cursor) { return complete(text, cursor); });
    connect(&m_field, &widgets::FilterField::textChanged, this, &FilterAssist::read);
    connect(&m_field, &widgets::FilterField::cleared, this, [this] { read(QString()); });
}

void FilterAssist::retranslate()
{
    const bool clients = m_over == Over::Clients;
    m_field.setPlaceholderText(clients ? tr("Filter, e.g. kind:web secret_expires<30d")
                                       : tr("Filter, e.g. status:active expires<30d"));
    const QString name = clients ? tr("Filter clients") : tr("Filter credentials");
    m_field.setAccessibleName(name);
    m_field.edit()->setAccessibleName(name);
    read(m_field.text());
}

void FilterAssist::read(const QString &text)
{
    const KeyFilter filter = KeyFilter::parse(text);
    QList<widgets::FilterToken> tokens;
    for (const domain::FilterToken &token : filter.tokens())
        tokens << widgets::FilterToken{token.start, token.length,
                                       widgets::FilterToken::Kind(int(token.kind))};
    m_field.setTokens(tokens);
    if (const auto &error = filter.error()) {
        m_field.setError(error->start, error->length, sentence(text, *error));
    } else {
        m_field.setError(0, 0, {});
        m_filter = filter;
        m_text = text;
    }
    Q_EMIT filterChanged();
}

QString FilterAssist::sentence(const QString &text, const domain::FilterError &error)
{
    const QString piece = text.mid(error.start, error.length);
    if (error.reason == QLatin1String("name_unknown"))
        return tr("There is no name “%1”. Names are %2.")
            .arg(piece, KeyFilter::names().join(QStringLiteral(", ")));
    if (error.reason == QLatin1String("operator_unexpected"))
        return tr("“%1” does not fit here.").arg(piece);
    if (error.reason == QLatin1String("value_missing"))
        return tr("A value is missing after “%1”.").arg(piece);
    if (error.reason == QLatin1String("value_unknown"))
        return tr("“%1” is not a value of this name.").arg(piece);
    if (error.reason == QLatin1String("time_syntax"))
        return tr("“%1” is not a time span. Write 30d, -7d, today or a date.").arg(piece);
    if (error.reason == QLatin1String("number_syntax"))
        return tr("“%1” is not a number. Write 500, 20k or 1G.").arg(piece);
    if (error.reason == QLatin1String("range_order"))
        return tr("“%1” ends before it begins.").arg(piece);
    if (error.reason == QLatin1String("parenthesis"))
        return tr("A parenthesis is not closed, or closes nothing.");
    return tr("Something is missing after “%1”.").arg(piece);
}

QString FilterAssist::nameDetail(const QString &name)
{
    struct Words
    {
        const char *name, *detail;
    };
    static const Words table[] = {
        {"kind", QT_TR_NOOP("key, client, or kind of client")},
        {"auth", QT_TR_NOOP("how a client authenticates")},
        {"status", QT_TR_NOOP("state")},
        {"env", QT_TR_NOOP("live or test")},
        {"scope", QT_TR_NOOP("scope it holds")},
        {"partner", QT_TR_NOOP("name of the partner")},
        {"app", QT_TR_NOOP("name of the application")},
        {"name", QT_TR_NOOP("name of the credential")},
        {"id", QT_TR_NOOP("identifier")},
        {"plan", QT_TR_NOOP("plan")},
        {"backend", QT_TR_NOOP("backend")},
        {"address", QT_TR_NOOP("address it is bound to")},
        {"tag", QT_TR_NOOP("tag of the key or its partner")},
        {"expires", QT_TR_NOOP("time until the expiry")},
        {"secret_expires", QT_TR_NOOP("time until a secret or certificate of a client ends")},
        {"last_used", QT_TR_NOOP("time since the last call")},
        {"created", QT_TR_NOOP("time since the issue")},
        {"requests", QT_TR_NOOP("requests of 30 days")},
        {"bytes", QT_TR_NOOP("bytes of 30 days")},
    };
    for (const Words &words : table) {
        if (name == QLatin1String(words.name))
            return tr(words.detail);
    }
    return {};
}

QString FilterAssist::valueDetail(const QString &name, const QString &value)
{
    if (name == QLatin1String("kind")) {
        const auto kind = domain::clientKindFromName(value);
        return kind ? models::ClientWords::kind(*kind) : QString();
    }
    if (name == QLatin1String("auth")) {
        const auto method = domain::clientAuthFromName(value);
        return method ? models::ClientWords::auth(*method) : QString();
    }
    if (name == QLatin1String("status")) {
        const auto status = domain::keyStatusFromName(value);
        return status ? models::Format::status(*status) : QString();
    }
    if (!isTimeName(name))
        return {};
    if (value == QLatin1String("never"))
        return tr("never");
    const QString period = periodDetail(value);
    if (!period.isEmpty())
        return period;
    if (value == QLatin1String("-7d..7d"))
        return tr("a week before or after now");
    if (value.startsWith(QLatin1Char('-')))
        return tr("%n day(s) ago until now", nullptr, value.sliced(1).chopped(1).toInt());
    if (value.contains(QLatin1String("..")))
        return tr("from … to …");
    if (value == QLatin1String("24h"))
        return tr("a day");
    if (value == QLatin1String("7d"))
        return tr("a week");
    return tr("%n day(s)", nullptr, value.chopped(1).toInt());
}

QString FilterAssist::periodDetail(const QString &value)
{
    const auto time = domain::filterTimeFromText(value);
    if (!time || time->kind != domain::FilterTime::Kind::Period)
        return {};
    const int index = int(time->unit) * 3 + time->offset + 1;
    switch (index) {
    case 0:
        return tr("the day before today");
    case 1:
        return tr("this day, in UTC");
    case 2:
        return tr("the day after today");
    case 3:
        return tr("the week before, from Monday");
    case 4:
        return tr("this week, from Monday");
    case 5:
        return tr("the next week, from Monday");
    case 6:
        return tr("the month before");
    case 7:
        return tr("this month");
    case 8:
        return tr("the next month");
    case 9:
        return tr("the year before");
    case 10:
        return tr("this year");
    default:
        return tr("the next year");
    }
}

namespace {

/// Spans first, then days by name: those that such a time can lie in.
QStringList timeValues(const QString &name)
{
    const bool ahead = name == QLatin1String("expires") || name == QLatin1String("secret_expires");
    QStringList out{QStringLiteral("30d"), QStringLiteral("7d"),    QStringLiteral("90d"),
                    QStringLiteral("24h"), QStringLiteral("never"), QStringLiteral("7d..30d")};
    if (ahead)
        out << QStringLiteral("-30d") << QStringLiteral("-7d..7d");
    const QStringList periods = domain::filterPeriodNames();
    const QStringList later{QStringLiteral("tomorrow"), QStringLiteral("nextweek"),
                            QStringLiteral("nextmonth"), QStringLiteral("nextyear")};
    for (const QString &period : periods) {
        if (ahead || !later.contains(period))
            out << period;
    }
    return out;
}

} // namespace

bool FilterAssist::fits(const QString &name) const
{
    static const QStringList ofKeys{QStringLiteral("env"), QStringLiteral("address")};
    static const QStringList ofClients{QStringLiteral("kind"), QStringLiteral("auth"),
                                       QStringLiteral("secret_expires")};
    return m_over == Over::Everything || !(m_over == Over::Clients ? ofKeys : ofClients).contains(name);
}

QStringList FilterAssist::values(const QString &name) const
{
    QStringList fixed = KeyFilter::valuesOf(name);
    if (name == QLatin1String("kind") && m_over == Over::Clients)
        fixed = fixed.sliced(2); // each of them is a client
    if (!fixed.isEmpty())
        return fixed;
    if (isTimeName(name))
        return timeValues(name);
    if (name == QLatin1String("requests") || name == QLatin1String("bytes"))
        return {QStringLiteral("0"), QStringLiteral("1k.."), QStringLiteral("1M.."), QStringLiteral("1k..1M")};
    if (m_inventory)
        return valuesIn(*m_inventory, name);
    QStringList out;
    const auto all = m_holdings->inventories();
    for (const inventory::Inventory *inventory : all)
        out << valuesIn(*inventory, name);
    if (all.size() > 1)
        out.removeDuplicates();
    return out;
}

QStringList FilterAssist::valuesIn(const inventory::Inventory &inventory, const QString &name) const
{
    QStringList out;
    if (name == QLatin1String("partner")) {
        for (const auto &partner : inventory.partners())
            out << partner.name;
    } else if (name == QLatin1String("app")) {
        QSet<QString> seen;
        for (const auto &application : inventory.applications()) {
            if (!seen.contains(application.name))
                out << application.name;
            seen.insert(application.name);
        }
    } else if (name == QLatin1String("scope")) {
        QSet<QString> groups;
        for (const auto &scope : inventory.scopes()) {
            const QString group = scope.name.section(QLatin1Char(':'), 0, 0) + QStringLiteral(":*");
            if (!groups.contains(group) && scope.name.contains(QLatin1Char(':')))
                out << group;
            groups.insert(group);
            out << scope.name;
        }
    } else if (name == QLatin1String("plan")) {
        for (const auto &plan : inventory.plans())
            out << plan.name;
    } else if (name == QLatin1String("backend")) {
        out << inventory.backend().info().name;
    } else if (name == QLatin1String("tag")) {
        QSet<QString> tags;
        for (const auto &partner : inventory.partners())
            tags.unite(QSet<QString>(partner.tags.begin(), partner.tags.end()));
        out = QStringList(tags.begin(), tags.end());
        out.sort();
    }
    return out;
}

QList<widgets::Completion> FilterAssist::complete(const QString &text, qsizetype cursor) const
{
    // The term under the cursor: back to the last space or parenthesis outside quotes.
    qsizetype start = 0;
    bool inQuotes = false;
    for (qsizetype i = 0; i < cursor; ++i) {
        if (text.at(i) == u'"')
            inQuotes = !inQuotes;
        else if (!inQuotes && (text.at(i).isSpace() || text.at(i) == u'(' || text.at(i) == u')'))
            start = i + 1;
    }
    if (start < cursor && text.at(start) == u'-')
        ++start;
    qsizetype op = start;
    while (op < cursor && !isOperator(text.at(op)))
        ++op;
    QList<widgets::Completion> found;
    if (op >= cursor) {
        const QString begun = text.mid(start, cursor - start).toLower();
        for (const QString &name : KeyFilter::names()) {
            if (name.startsWith(begun) && fits(name))
                found << widgets::Completion{name, nameDetail(name),
                                             name + (isTimeName(name) ? QLatin1Char('<') : QLatin1Char(':')),
                                             start, cursor - start};
        }
        return begun.isEmpty() && start > 0 ? QList<widgets::Completion>() : found;
    }
    const QString name = text.mid(start, op - start).toLower();
    while (op < cursor && (isOperator(text.at(op))))
        ++op;
    const qsizetype comma = text.lastIndexOf(QLatin1Char(','), cursor - 1);
    const qsizetype from = comma >= op ? comma + 1 : op;
    const QString begun = text.mid(from, cursor - from).remove(QLatin1Char('"'));
    for (const QString &value : values(name)) {
        if (value != begun && value.startsWith(begun, Qt::CaseInsensitive) && found.size() < kMostOffered)
            found << widgets::Completion{value, valueDetail(name, value), quoted(value) + QLatin1Char(' '),
                                         from, cursor - from};
    }
    return found;
}

std::pair<QString, QString> FilterAssist::withoutLastTerm() const
{
    const auto &tokens = m_filter.tokens();
    using Kind = domain::FilterToken::Kind;
    for (qsizetype i = tokens.size() - 1; i >= 0; --i) {
        if (tokens.at(i).kind != Kind::Name && tokens.at(i).kind != Kind::Word)
            continue;
        const QString rest = m_text.left(tokens.at(i).start).trimmed();
        // Only a plain list of terms can lose its last one without changing what the others mean.
        if (rest.isEmpty() || m_text.contains(QLatin1Char('(')) ||
            rest.endsWith(QLatin1String(" or"), Qt::CaseInsensitive) || rest.endsWith(QLatin1Char('-')))
            return {};
        return {rest, m_text.mid(tokens.at(i).start).trimmed()};
    }
    return {};
}

} // namespace octroi::pages
