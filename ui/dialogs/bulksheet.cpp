// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/bulksheet.h"

#include "dialogs/formsheet.h"
#include "models/format.h"
#include "models/runwords.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/progressline.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace octroi::dialogs {

using models::Format;
using theme::Color;
using widgets::Button;
using widgets::Label;

namespace {
constexpr int kSoonMs = 250;
constexpr int kShownApplications = 3;
constexpr int kShownReasons = 6;
} // namespace

BulkSheet::BulkSheet(pages::Context context, const QString &what, const QStringList &keyIds, bool typed,
                     QWidget *parent)
    : Sheet(QString(), parent)
    , m_context(context)
    , m_what(what)
    , m_ids(keyIds)
    , m_typed(typed)
    , m_choice(new BulkChoice(*context.inventory, what))
    , m_linesBox(new QWidget)
    , m_lines(new QVBoxLayout(m_linesBox))
    , m_progress(new widgets::ProgressLine)
    , m_confirm(new widgets::Field)
    , m_cancel(nullptr)
    , m_apply(nullptr)
{
    setWantedSize({680, 0});
    setBody(build());
    m_confirm->setFixedWidth(280);
    addFootWidget(atStart(m_confirm));
    m_cancel = addFootButton(QString(), int(Button::Kind::Secondary));
    m_apply = addFootButton(QString(), int(Button::Kind::Primary));
    connect(m_cancel, &QAbstractButton::clicked, this, &Sheet::requestClose);
    connect(m_apply, &QAbstractButton::clicked, this, &BulkSheet::apply);
    connect(m_choice, &BulkChoice::changed, this, &BulkSheet::planSoon);
    connect(m_confirm, &widgets::Field::textChanged, this, &BulkSheet::refresh);
    connect(m_context.spine, &change::Spine::readOnlyChanged, this, &BulkSheet::refresh);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &BulkSheet::plan);
    setFocusProxy(m_choice->hasFields() ? static_cast<QWidget *>(m_choice) : m_cancel);
    retranslate();
    plan();
}

QWidget *BulkSheet::build()
{
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(16);
    column->addWidget(m_choice);
    m_choice->setVisible(m_choice->hasFields());
    auto *frame = new widgets::Card;
    frame->setBodyMargins({16, 12, 16, 12});
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(8);
    frame->body()->addWidget(m_linesBox);
    frame->setMinimumHeight(132);
    frame->body()->addStretch(1);
    column->addWidget(frame);
    column->addWidget(m_progress);
    return body;
}

bool BulkSheet::isPlanned() const
{
    return m_draft && m_draft->isReady() && !m_soon.isActive();
}

void BulkSheet::planSoon()
{
    m_soon.start(kSoonMs);
    refresh();
}

void BulkSheet::plan()
{
    m_soon.stop();
    m_draft.reset();
    if (m_choice->problem().isEmpty()) {
        m_draft = std::make_unique<change::RunDraft>(*m_context.inventory, m_choice->kind());
        connect(m_draft.get(), &change::RunDraft::progressed, this, [this] {
            m_progress->setProgress(double(m_draft->planned()) / double(qMax<qint64>(1, m_draft->total())));
        });
        connect(m_draft.get(), &change::RunDraft::ready, this, &BulkSheet::refresh);
        m_progress->setProgress(0);
        if (m_choice->isOfClients())
            m_draft->planClients(m_ids, m_choice->clientMaker());
        else
            m_draft->plan(m_ids, m_choice->maker());
    }
    refresh();
}

QString BulkSheet::confirmation() const
{
    return m_draft ? QString::number(m_draft->record()->items.size()) : QString();
}

void BulkSheet::retranslate()
{
    m_choice->retranslate();
    m_cancel->setText(tr("Cancel"));
    refresh();
}

void BulkSheet::refresh()
{
    const bool planned = isPlanned();
    const auto items = planned ? qint64(m_draft->record()->items.size()) : qint64(m_ids.size());
    const bool dangerous = planned && m_draft->losers() > 0;
    const QString title = models::RunWords::title(m_choice->kind(), items);
    setTitle(title);
    setSubtitle(m_choice->isOfClients() ? tr("%n client(s) selected. Nothing has been sent yet.", nullptr, int(m_ids.size()))
                                        : tr("%n key(s) selected. Nothing has been sent yet.", nullptr, int(m_ids.size())));
    m_progress->setVisible(m_draft && !planned);
    m_apply->setText(title);
    m_apply->setKind(dangerous ? Button::Kind::Danger : Button::Kind::Primary);
    const bool typed = m_typed && dangerous;
    m_confirm->setVisible(typed);
    setFootHeight(typed ? 80 : 56);
    m_confirm->setLabel(tr("Type %1 to confirm").arg(confirmation()));
    QString reason;
    if (m_context.spine->isReadOnly())
        reason = tr("This window is read-only.");
    else if (!m_choice->problem().isEmpty())
        reason = m_choice->problem();
    else if (!planned)
        reason = tr("It is being planned.");
    else if (items == 0)
        reason = tr("Nothing is to be done.");
    else if (typed && m_confirm->text().trimmed() != confirmation())
        reason = tr("Type %1 first.").arg(confirmation());
    m_apply->setDisabledReason(reason);
    fillLines();
}

void BulkSheet::addLine(const char *icon, Color color, const QString &text)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto *mark = new Label;
    mark->setPixmap(theme::pixmap(QLatin1String(icon), color, theme::kIconSmall, devicePixelRatioF()));
    layout->addWidget(mark, 0, Qt::AlignTop);
    auto *label = new Label(text);
    label->setWordWrap(true);
    layout->addWidget(label, 1);
    m_lines->addWidget(row);
}

QString BulkSheet::applicationsLine() const
{
    QList<std::pair<qint64, QString>> all;
    const auto &counts = m_draft->applications();
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        const auto *application = m_context.inventory->application(it.key());
        all.append({it.value(), application ? application->name : it.key()});
    }
    std::sort(all.begin(), all.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    QStringList named;
    for (const auto &[count, name] : all.first(qMin<qsizetype>(all.size(), kShownApplications)))
        named << tr("%1 (%2)", "application, how many keys").arg(name, Format::count(count));
    const int more = int(all.size() - named.size());
    const QString list = named.join(QStringLiteral(", "));
    return more > 0 ? tr("Of %1 and %n more application(s).", nullptr, more).arg(list)
                    : tr("Of %1.").arg(list);
}

void BulkSheet::fillLines()
{
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (!isPlanned()) {
        const QString problem = m_choice->problem();
        addLine("info", Color::TextMuted, problem.isEmpty() ? tr("Looking at what it would do…") : problem);
        return;
    }
    const qint64 items = qint64(m_draft->record()->items.size());
    backends::KeysBackend *keys = m_context.backend->keys();
    const int most = keys && !m_choice->isOfClients() ? qMin(keys->mostBulk(), change::Run::kMostTogether) : 0;
    const qint64 calls = most > 1 ? (items + most - 1) / most : items;
    if (items > 0) {
        addLine("send", Color::TextSecondary,
                tr("%n call(s) to %1.", nullptr, int(calls)).arg(m_context.backend->info().name));
        addLine("application", Color::TextSecondary, applicationsLine());
    }
    if (m_draft->losers() > 0)
        addLine("warning", Color::DangerText,
                m_choice->isOfClients()
                    ? tr("%n client(s) that work now will stop to work or lose a right.", nullptr, int(m_draft->losers()))
                    : tr("%n key(s) that work now will stop to work or lose a right.", nullptr, int(m_draft->losers())));
    if (m_draft->unchanged() > 0)
        addLine("info", Color::TextMuted,
                m_choice->isOfClients()
                    ? tr("%n client(s) are left out: there is nothing to do.", nullptr, int(m_draft->unchanged()))
                    : tr("%n key(s) are left out: there is nothing to do.", nullptr, int(m_draft->unchanged())));
    for (const auto &left :
         m_draft->leftOut().first(qMin<qsizetype>(m_draft->leftOut().size(), kShownReasons))) {
        Error error = left.error;
        error.context = left.firstName;
        addLine("minus-circle", Color::WarningText,
                m_choice->isOfClients()
                    ? tr("%n client(s) are left out: %1", nullptr, int(left.count)).arg(Format::error(error))
                    : tr("%n key(s) are left out: %1", nullptr, int(left.count)).arg(Format::error(error)));
    }
    if (items > 0)
        addLine(m_draft->notUndoable() > 0 ? "lock" : "undo", Color::TextMuted,
                m_draft->notUndoable() > 0 ? tr("This cannot be undone.")
                                           : tr("This can be undone, also after the next start."));
}

void BulkSheet::apply()
{
    const change::Run *run = m_context.spine->runs().start(m_draft->record());
    if (!run)
        return;
    const QString id = run->record().id;
    m_draft.reset();
    closeSheet();
    Q_EMIT started(id);
}

void BulkSheet::changeEvent(QEvent *event)
{
    Sheet::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace octroi::dialogs
