// SPDX-License-Identifier: GPL-3.0-or-later
// What the page does about a finding: mend, ignore, show, export.
#include "health/findingscsv.h"
#include "models/format.h"
#include "models/healthobjectsmodel.h"
#include "models/healthwords.h"
#include "pages/health/findingdetail.h"
#include "pages/health/findingrow.h"
#include "pages/health/healthpage.h"
#include "widgets/note.h"
#include "widgets/tableview.h"

#include <QFileDialog>
#include <QFutureWatcher>
#include <QtConcurrentRun>

namespace octroi::pages {

using health::FixKind;
using health::ObjectId;
using health::Rule;
using models::Format;
using models::HealthWords;

namespace {

/// What a run does to very many keys where they are not previewed one by one; "" where there is no such.
QString bulkName(FixKind kind)
{
    switch (kind) {
    case FixKind::Revoke:
        return QStringLiteral("revoke");
    case FixKind::Suspend:
        return QStringLiteral("suspend");
    case FixKind::Extend:
    case FixKind::SetExpiry:
        return QStringLiteral("expiry");
    case FixKind::GivePlan:
        return QStringLiteral("plan");
    case FixKind::Rotate:
        return QStringLiteral("campaign");
    default:
        return {};
    }
}

} // namespace

void HealthPage::tell(theme::Tone tone, const QString &sentence)
{
    m_note->setTone(tone);
    m_note->setText(sentence);
    m_note->setVisible(!sentence.isEmpty());
}

/// What is checked in the pane: previewed, as a run where it is very many, or after a sheet has asked for more.
void HealthPage::fixAll(Rule rule)
{
    tell(theme::Tone::Info, {});
    const models::HealthObjectsModel &objects = *m_detail->objects();
    const qint64 count = objects.checkedCount();
    const FixKind kind = fixOf(rule);
    if (count == 0 || kind == FixKind::None || !reasonAgainst().isEmpty())
        return;
    if (count > kMost && !bulkName(kind).isEmpty()) {
        QStringList keys;
        for (const ObjectId &object : objects.checked(count)) {
            if (object.kind == health::ObjectKind::Key)
                keys << object.id;
        }
        Q_EMIT bulkRequested(bulkName(kind), keys);
        return;
    }
    const std::vector<ObjectId> some = objects.checked(kMost);
    if (kind == FixKind::Restrict || kind == FixKind::GivePlan)
        Q_EMIT choiceRequested(rule, some);
    else
        fix(rule, some, {});
}

void HealthPage::fix(Rule rule, const std::vector<ObjectId> &objects, const health::FixChoice &choice)
{
    const auto report = m_health.report();
    if (!report)
        return;
    QList<change::Change> changes;
    std::optional<Error> why;
    int left = 0;
    for (const ObjectId &object : objects) {
        const auto change = fixFor(*context().inventory, *report, rule, object, choice);
        if (change) {
            changes << *change;
        } else {
            why = change.error();
            ++left;
        }
    }
    if (left > 0)
        tell(theme::Tone::Warning, tr("%n of them cannot be mended this way. %1", nullptr, left).arg(HealthWords::whyNot(*why)));
    else if (m_detail->objects()->checkedCount() > kMost)
        tell(theme::Tone::Info, tr("The first %1 of them; the rest comes after these.").arg(Format::count(kMost)));
    if (!changes.isEmpty())
        Q_EMIT previewRequested(changes);
}

void HealthPage::ignoreChecked()
{
    const models::HealthObjectsModel &objects = *m_detail->objects();
    const bool all = objects.checkedCount() == objects.rowCount();
    // All of it means what will be found, too.
    Q_EMIT ignoreRequested(m_detail->rule(), all ? std::vector<ObjectId>() : objects.checked(health::kMostAcceptances));
}

void HealthPage::openObject(const ObjectId &object)
{
    switch (object.kind) {
    case health::ObjectKind::Key:
        Q_EMIT goTo({QStringLiteral("credentials"), object.id, {}});
        return;
    case health::ObjectKind::Client:
        Q_EMIT goTo({QStringLiteral("clients"), object.id, {}});
        return;
    case health::ObjectKind::Application:
        break;
    }
    if (const domain::Application *application = context().inventory->application(object.id))
        Q_EMIT goTo({QStringLiteral("partners"), application->partnerId, {}});
}

bool HealthPage::copyAsCsv()
{
    if (m_detail->isHidden())
        return false;
    m_detail->table()->copySelectionAsCsv();
    return true;
}

bool HealthPage::closeTopmost()
{
    if (m_detail->isHidden())
        return false;
    hideDetail();
    return true;
}

void HealthPage::exportCsv()
{
    auto *dialog = new QFileDialog(this, tr("Export findings as CSV file"), QString(), tr("Comma-separated values (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &HealthPage::writeCsv);
    dialog->open();
}

void HealthPage::writeCsv(const QString &path)
{
    if (m_exporting || !m_health.report())
        return;
    m_exporting = std::make_shared<std::atomic_bool>(false);
    auto *watcher = new QFutureWatcher<Result<void>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, path] {
        const Result<void> done = watcher->result();
        m_exporting.reset();
        watcher->deleteLater();
        if (done)
            tell(theme::Tone::Ok, tr("The findings were written to %1.").arg(path));
        else
            tell(theme::Tone::Danger, tr("The file could not be written. %1").arg(Format::error(done.error())));
        updateState();
    });
    updateState();
    watcher->setFuture(QtConcurrent::run([path, report = m_health.report(), cancelled = m_exporting] {
        return health::writeCsvFile(path, *report, *cancelled);
    }));
}

} // namespace octroi::pages
