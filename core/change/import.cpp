// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/import.h"

#include "change/planpieces.h"

#include "domain/expirytext.h"
#include "domain/name.h"

#include <QRandomGenerator>
#include <QRegularExpression>

namespace octroi::change {

namespace {

constexpr QChar kListMark(0x1F); ///< between the texts of a JSON list, as report/rowreader.h has it

Error wrong(const char *field, const char *reason, const QString &detail, ErrorCode code = ErrorCode::Invalid)
{
    return Error{code, {}, detail, QString::fromLatin1(field), QString::fromLatin1(reason)};
}

} // namespace

/// The cells of one row by the names of fields; keeps the first error.
class Importer::Cells
{
public:
    Cells(const ImportMapping &mapping, const QStringList &cells)
        : m_mapping(mapping)
        , m_cells(cells)
    {
    }
    QString text(const char *field) const
    {
        QString cell = m_cells.value(m_mapping.columnOf(QString::fromLatin1(field)));
        cell.remove(kListMark);
        return cell;
    }
    /// Between commas, semicolons or bars; between spaces too where the items have none.
    QStringList list(const char *field, bool spaces) const
    {
        static const QRegularExpression loose(QStringLiteral("[,;|\\s]+")), tight(QStringLiteral("[,;|\n]+"));
        const QString cell = m_cells.value(m_mapping.columnOf(QString::fromLatin1(field)));
        QStringList out;
        const QStringList parts =
            cell.contains(kListMark) ? cell.split(kListMark) : cell.split(spaces ? loose : tight);
        for (const QString &part : parts) {
            if (!part.trimmed().isEmpty() && !out.contains(part.trimmed()))
                out << part.trimmed();
        }
        return out;
    }
    template <typename T>
    T take(const char *field, const Result<T> &result)
    {
        if (result)
            return *result;
        Error error = result.error();
        error.field = QString::fromLatin1(field);
        fail(error);
        return {};
    }
    void fail(const Error &error)
    {
        if (!m_error)
            m_error = error;
    }
    const std::optional<Error> &error() const { return m_error; }

private:
    const ImportMapping &m_mapping;
    const QStringList &m_cells;
    std::optional<Error> m_error;
};

Importer::Importer(ImportMapping mapping, const inventory::Inventory &inventory)
    : m_mapping(std::move(mapping))
    , m_inventory(inventory)
    , m_seed(QRandomGenerator::global()->generate64())
{
    for (const domain::Plan &plan : inventory.plans())
        m_plans.insert(domain::nameKey(plan.name), plan.id);
    for (const domain::Api &api : inventory.apis())
        m_apis.insert(domain::nameKey(api.name), api.id);
    if (m_mapping.kind() == ImportKind::Partners) {
        for (const domain::Partner &partner : inventory.partners())
            seen(domain::nameKey(partner.name));
        return;
    }
    for (const domain::Application &application : inventory.applications()) {
        const domain::Partner *partner = inventory.partner(application.partnerId);
        const QString owner = partner ? domain::nameKey(partner->name) : QString();
        m_applications.insert(owner + u'/' + domain::nameKey(application.name), application.id);
    }
    knowKeys();
}

/// Names of keys that are there and not revoked, with their application.
void Importer::knowKeys()
{
    const inventory::KeyTable &table = m_inventory.keyTable();
    for (quint32 row = 0; row < table.rows(); ++row) {
        if (!table.isLive(row))
            continue;
        const domain::ApiKey key = table.key(row);
        if (!key.revokedAt.isValid())
            seen(key.applicationId + u'/' + domain::nameKey(key.name));
    }
}

/// Whether it was there before; from now on it is.
bool Importer::seen(const QString &key)
{
    const quint64 hash = quint64(qHash(key, size_t(m_seed))) ^ (quint64(key.size()) << 56);
    const qsizetype before = m_seen.size();
    m_seen.insert(hash);
    return m_seen.size() == before;
}

Change Importer::partner(Cells &cells, QString &name)
{
    domain::Partner partner;
    name = cells.text("name");
    partner.name = cells.take("name", domain::checkName(name));
    const QString kind = cells.text("kind").toCaseFolded().replace(QRegularExpression(QStringLiteral("[ -]")),
                                                                   QStringLiteral("_"));
    if (const auto known = domain::partnerKindFromName(kind))
        partner.kind = *known;
    else if (!kind.isEmpty())
        cells.fail(
            wrong("kind", "value_unknown",
                  QStringLiteral("\"%1\" is none of internal, business and third_party").arg(kind.left(80))));
    partner.contact = cells.text("contact");
    partner.tags = cells.list("tags", false);
    if (!cells.error() && seen(domain::nameKey(partner.name)))
        cells.fail(
            wrong("name", "exists",
                  QStringLiteral("a partner of this name is there already, or stands further up in the file"),
                  ErrorCode::Exists));
    return CreatePartner{partner};
}

QString Importer::application(Cells &cells)
{
    const QString partner = cells.text("partner"), application = cells.text("application");
    if (application.isEmpty()) {
        cells.fail(wrong("application", "member_missing", QStringLiteral("is empty")));
        return {};
    }
    if (partner.isEmpty() && m_inventory.application(application))
        return application;
    const auto find = [&](const QString &owner, const QString &name) {
        return m_applications.value(domain::nameKey(owner) + u'/' + domain::nameKey(name));
    };
    if (!partner.isEmpty()) {
        if (const QString id = find(partner, application); !id.isEmpty())
            return id;
    }
    // A name may hold a slash itself, so every place to cut is tried.
    for (qsizetype slash = application.indexOf(u'/'); partner.isEmpty() && slash >= 0;
         slash = application.indexOf(u'/', slash + 1)) {
        if (const QString id = find(application.left(slash), application.mid(slash + 1)); !id.isEmpty())
            return id;
    }
    const QString shown = partner.isEmpty() ? application : partner + u'/' + application;
    cells.fail(wrong("application", "application_unknown",
                     QStringLiteral("there is no application %1").arg(shown.left(200)), ErrorCode::NotFound));
    return {};
}

Change Importer::key(Cells &cells, QString &name)
{
    backends::NewKey key;
    name = cells.text("name");
    key.applicationId = application(cells);
    key.name = cells.take("name", domain::checkName(name));
    key.scopes = cells.list("scopes", true);
    for (const QString &scope : std::as_const(key.scopes))
        cells.take("scopes", domain::checkScopeName(scope, true));
    if (const QString expires = cells.text("expires"); !expires.isEmpty())
        key.expiresAt = cells.take("expires", domain::expiryFromText(expires, m_inventory.clock().now()));
    const QString environment = cells.text("environment").toCaseFolded();
    if (const auto known = domain::environmentFromName(environment))
        key.environment = *known;
    else if (!environment.isEmpty())
        cells.fail(wrong("environment", "value_unknown",
                         QStringLiteral("\"%1\" is neither live nor test").arg(environment.left(80))));
    if (const QString plan = cells.text("plan"); !plan.isEmpty()) {
        key.planId = m_plans.value(domain::nameKey(plan));
        if (key.planId.isEmpty())
            cells.fail(wrong("plan", "plan_unknown",
                             QStringLiteral("there is no plan %1").arg(plan.left(200)), ErrorCode::NotFound));
    }
    key.tags = cells.list("tags", false);
    key.restrictions.addresses = cells.list("addresses", true);
    key.restrictions.referrers = cells.list("referrers", true);
    for (const QString &api : cells.list("apis", false)) {
        key.restrictions.apis << m_apis.value(domain::nameKey(api));
        if (key.restrictions.apis.last().isEmpty())
            cells.fail(wrong("apis", "api_unknown", QStringLiteral("there is no API %1").arg(api.left(200)),
                             ErrorCode::NotFound));
    }
    if (!cells.error() && seen(key.applicationId + u'/' + domain::nameKey(key.name)))
        cells.fail(wrong(
            "name", "exists",
            QStringLiteral("the application has a key of this name, or one stands further up in the file"),
            ErrorCode::Exists));
    return IssueKey{key};
}

ImportRow Importer::row(qint64 line, const QStringList &cells)
{
    ImportRow out;
    out.line = line;
    out.cells = cells;
    Cells view(m_mapping, cells);
    Change change = m_mapping.kind() == ImportKind::Keys ? key(view, out.name) : partner(view, out.name);
    if (!view.error()) {
        out.change = std::move(change);
        return out;
    }
    return broken(line, cells, *view.error(), out.name);
}

ImportRow Importer::broken(qint64 line, const QStringList &cells, const Error &error, const QString &name)
{
    ImportRow out;
    out.line = line;
    out.name = name;
    out.rejected = error;
    out.cells = cells;
    return out;
}

ImportRun::ImportRun(Spine &spine, QObject *parent)
    : QObject(parent)
    , m_spine(spine)
{
}

ImportRun::~ImportRun() = default;

QCoro::Task<QList<ImportRow>> ImportRun::check(QList<ImportRow> rows) const
{
    QList<Change> changes;
    QList<qsizetype> places;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (!rows[i].change)
            continue;
        changes.append(*rows[i].change);
        places.append(i);
    }
    const Plan plan = co_await planInPieces(&m_spine, changes);
    for (qsizetype i = 0; i < qMin(places.size(), plan.items.size()); ++i) {
        ImportRow &row = rows[places[i]];
        if (!plan.items[i].impossible)
            continue;
        row.rejected = plan.items[i].impossible;
        row.change.reset();
    }
    co_return rows;
}

QCoro::Task<QList<ImportResult>> ImportRun::apply(QList<ImportRow> unchecked, int concurrency)
{
    const QList<ImportRow> rows = co_await check(std::move(unchecked));
    QList<ImportResult> results;
    QList<Change> changes;
    for (const ImportRow &row : rows) {
        results.append({row, {}});
        if (row.change)
            changes.append(*row.change);
    }
    // A plan with an impossible item is not applied at all, so those are out of it.
    Plan plan = co_await planInPieces(&m_spine, changes);
    if (plan.items.size() != changes.size())
        co_return results; // the connection went away meanwhile
    const Outcome outcome = co_await m_spine.apply(std::move(plan), concurrency);
    qsizetype at = 0;
    for (ImportResult &result : results) {
        if (!result.row.change || at >= outcome.items.size())
            continue;
        const ItemResult &item = outcome.items[at++];
        result.row.rejected = item.error;
        result.objectId = item.objectId;
        result.issued = item.issued;
    }
    co_return results;
}

} // namespace octroi::change
