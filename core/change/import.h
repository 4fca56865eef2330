// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/spine.h"

#include <QHash>
#include <QSet>
#include <span>

namespace octroi::change {

enum class ImportKind { Partners, Keys };
QString importKindName(ImportKind kind); ///< "partners", "keys"

/// What a row may say.
struct ImportField
{
    const char *name;
    bool required;
    const char *others; ///< what else columns of it are called, with spaces between
};
std::span<const ImportField> importFields(ImportKind kind);

/// Which column each field is taken from.
class ImportMapping
{
public:
    ImportMapping() = default;
    /// Columns that are called as a field, or as others call it.
    ImportMapping(ImportKind kind, const QStringList &columns);
    ImportKind kind() const { return m_kind; }
    const QStringList &columns() const { return m_columns; }
    int columnOf(const QString &field) const { return m_places.value(field, -1); } ///< -1: from none
    void set(const QString &field, int column);                                    ///< -1: from none
    /// Error: Invalid, reasons field_unknown, column_unknown.
    Result<void> set(const QString &field, const QString &column);
    /// Error: Invalid, reason mapping_missing, `field` names the first field that has no column.
    Result<void> check() const;

private:
    ImportKind m_kind = ImportKind::Partners;
    QStringList m_columns;
    QHash<QString, int> m_places;
};

/// A row, and what would be done for it.
struct ImportRow
{
    qint64 line = 0;
    QString name; ///< what it names, for reports
    std::optional<Change> change;
    std::optional<Error> rejected;
    QStringList cells = {}; ///< as they are in the file
};

/// Makes changes of rows, and rejects what cannot be: names that are there already, also in an earlier row,
/// and keys of applications that are not. Keys are issued anew: those of another system, or their digests,
/// cannot be taken over.
class Importer
{
public:
    Importer(ImportMapping mapping, const inventory::Inventory &inventory);
    ImportRow row(qint64 line, const QStringList &cells);
    /// A row that could not even be read.
    static ImportRow broken(qint64 line, const QStringList &cells, const Error &error,
                            const QString &name = {});

private:
    class Cells;
    Change partner(Cells &cells, QString &name);
    Change key(Cells &cells, QString &name);
    QString application(Cells &cells);
    bool seen(const QString &key);
    void knowKeys();

    ImportMapping m_mapping;
    const inventory::Inventory &m_inventory;
    QSet<quint64> m_seen; ///< hashes of names, so that a million rows are eight million bytes
    quint64 m_seed = 0;
    QHash<QString, QString> m_applications;  ///< "partner/application" to its identifier
    QHash<QString, QString> m_plans, m_apis; ///< names to identifiers
};

struct ImportResult
{
    ImportRow row;
    QString objectId; ///< of what was made
    std::optional<backends::IssuedKey> issued = {};
};

/// Takes rows of an import through the spine. Lives as long as the connection.
class ImportRun : public QObject
{
    Q_OBJECT
public:
    ImportRun(Spine &spine, QObject *parent = nullptr);
    ~ImportRun() override;

    /// What the backend would say of them: rows it would refuse are rejected.
    QCoro::Task<QList<ImportRow>> check(QList<ImportRow> rows) const;
    /// Does what can be done; a result a row, in their order.
    QCoro::Task<QList<ImportResult>> apply(QList<ImportRow> rows, int concurrency = 8);

private:
    Spine &m_spine;
};

} // namespace octroi::change
