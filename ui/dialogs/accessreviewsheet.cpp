// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/accessreviewsheet.h"

#include "models/evidencemodel.h"
#include "models/exercisemodel.h"
#include "models/format.h"
#include "widgets/button.h"
#include "widgets/chipdelegate.h"
#include "widgets/emptystate.h"
#include "widgets/errorstate.h"
#include "widgets/label.h"
#include "widgets/monodelegate.h"
#include "widgets/note.h"
#include "widgets/segments.h"
#include "widgets/tableview.h"

#include <QHeaderView>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace octroi::dialogs {

using models::EvidenceModel;
using models::ExerciseModel;
using widgets::Button;
using widgets::ViewStates;

namespace {

constexpr int kSpans[] = {30, 90, 365};
constexpr int kAgainMs = 300; ///< after changes, which come in a row

} // namespace

AccessReviewSheet::AccessReviewSheet(pages::Context context, const QStringList &keyIds, QWidget *parent)
    : Sheet(QString(), parent)
    , m_context(context)
    , m_keyIds(keyIds)
    , m_parts(new widgets::Segments)
    , m_spans(new widgets::Segments)
    , m_summary(new widgets::Label)
    , m_evidenceTitle(new widgets::Label(QString(), theme::Type::Strong))
    , m_stack(new QStackedWidget)
    , m_evidence(new EvidenceModel(*context.inventory, this))
    , m_evidenceTable(new widgets::TableView)
    , m_note(new widgets::Note(theme::Tone::Warning))
{
    setWantedSize({1040, 720});
    m_tables = {table(Keys, {160, 176, 76, 132, 0, 84}), table(Unused, {200, 0, 76, 104, 104}),
                table(Scopes, {200, 76, 76, 92, 0})};
    m_tables[Keys]->setItemDelegateForColumn(ExerciseModel::Proposal,
                                             new widgets::ChipDelegate(m_tables[Keys]));
    m_tables[Keys]->setLeaving({{ExerciseModel::Owner}, {ExerciseModel::LastCall}});
    m_tables[Scopes]->setItemDelegateForColumn(ExerciseModel::Scope,
                                               new widgets::MonoDelegate(m_tables[Scopes]));
    setBody(build());
    m_close = addFootButton(QString(), int(Button::Kind::Secondary));
    m_suspend = addFootButton(QString(), int(Button::Kind::Secondary));
    m_revoke = addFootButton(QString(), int(Button::Kind::DangerLine));
    m_remove = addFootButton(QString(), int(Button::Kind::Primary));
    m_note->hide();
    connectAll();
    setFocusProxy(m_tables[Keys]);
    retranslate();
    showPart(Keys);
    ask();
}

AccessReviewSheet::~AccessReviewSheet()
{
    if (m_cancelled)
        *m_cancelled = true;
}

widgets::TableView *AccessReviewSheet::table(Part part, const QList<int> &widths)
{
    constexpr ExerciseModel::View views[] = {ExerciseModel::View::Keys, ExerciseModel::View::Unused,
                                             ExerciseModel::View::Scopes};
    m_models[part] = new ExerciseModel(views[part], *m_context.inventory, this);
    auto *view = new widgets::TableView;
    view->setModel(m_models[part]);
    view->setEdge(8);
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view->setColumnWidths(widths);
    m_stack->addWidget(view);
    return view;
}

QWidget *AccessReviewSheet::build()
{
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    auto *row = new QHBoxLayout;
    for (widgets::Segments *segments : {m_parts, m_spans})
        segments->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    row->addWidget(m_parts);
    row->addStretch(1);
    row->addWidget(m_spans);
    column->addLayout(row);
    m_summary->setWordWrap(true);
    column->addWidget(m_summary);
    column->addWidget(m_stack, 3);
    column->addWidget(evidence(), 2);
    column->addWidget(m_note);
    return body;
}

QWidget *AccessReviewSheet::evidence()
{
    m_evidencePart = new QWidget;
    auto *column = new QVBoxLayout(m_evidencePart);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_evidenceTitle);
    m_evidenceTable->setModel(m_evidence);
    m_evidenceTable->setEdge(8);
    m_evidenceTable->setCompact(true);
    m_evidenceTable->setItemDelegateForColumn(EvidenceModel::Scope,
                                              new widgets::MonoDelegate(m_evidenceTable));
    m_evidenceTable->setColumnWidths({200, 76, 116, 0});
    column->addWidget(m_evidenceTable, 1);
    return m_evidencePart;
}

void AccessReviewSheet::connectAll()
{
    connect(m_parts, &widgets::Segments::currentChanged, this, &AccessReviewSheet::showPart);
    connect(m_spans, &widgets::Segments::currentChanged, this, &AccessReviewSheet::ask);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kAgainMs);
    connect(&m_soon, &QTimer::timeout, this, &AccessReviewSheet::ask);
    connect(m_context.spine, &change::Spine::journalChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(m_context.spine, &change::Spine::readOnlyChanged, this, &AccessReviewSheet::refreshButtons);
    for (widgets::TableView *view : m_tables) {
        connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
                &AccessReviewSheet::refreshButtons);
        connect(view->states().error(), &widgets::ErrorState::retryRequested, this, &AccessReviewSheet::ask);
    }
    connect(m_tables[Keys]->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &AccessReviewSheet::showEvidence);
    connect(m_close, &QAbstractButton::clicked, this, &AccessReviewSheet::requestClose);
    const auto request = [this](const QList<change::Change> &changes) {
        m_tables[m_parts->currentIndex()]
            ->setFocus(); // what is pressed here may have nothing left to do then
        Q_EMIT changeRequested(changes);
    };
    connect(m_remove, &QAbstractButton::clicked, this, [this, request] { request(removals()); });
    connect(m_suspend, &QAbstractButton::clicked, this, [this, request] { request(endings(false)); });
    connect(m_revoke, &QAbstractButton::clicked, this, [this, request] { request(endings(true)); });
}

void AccessReviewSheet::ask()
{
    if (m_cancelled)
        *m_cancelled = true;
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    m_report.reset();
    for (int part = 0; part < PartCount; ++part) {
        m_models[std::size_t(part)]->setReport(nullptr);
        m_tables[std::size_t(part)]->setViewState(ViewStates::State::Loading);
    }
    showEvidence();
    showWords();
    refreshButtons();
    const change::ExerciseWish wish{m_keyIds, kSpans[m_spans->currentIndex()]};
    QCoro::connect(change::exercise(m_context.inventory, wish, m_cancelled), this,
                   [this, mine = m_cancelled](const Result<change::ExerciseReport> &result) {
                       if (mine == m_cancelled) // a later question has its own answer
                           show(result);
                   });
}

void AccessReviewSheet::show(const Result<change::ExerciseReport> &result)
{
    if (!result)
        return showStates(&result.error());
    m_report = std::make_shared<const change::ExerciseReport>(*result);
    for (models::ExerciseModel *model : m_models)
        model->setReport(m_report);
    showStates(nullptr);
    showWords();
    // What is proposed is what this is for.
    QItemSelection proposed;
    for (int row = 0; row < m_models[Keys]->rowCount() && !m_models[Keys]->key(row).proposed().isEmpty();
         ++row)
        proposed.select(m_models[Keys]->index(row, 0),
                        m_models[Keys]->index(row, ExerciseModel::KeyColumns - 1));
    m_tables[Keys]->selectionModel()->select(proposed, QItemSelectionModel::ClearAndSelect);
    for (int part = 0; part < PartCount; ++part) {
        if (m_models[std::size_t(part)]->rowCount() > 0)
            m_tables[std::size_t(part)]->selectionModel()->setCurrentIndex(
                m_models[std::size_t(part)]->index(0, 0), QItemSelectionModel::NoUpdate);
    }
    showEvidence();
    refreshButtons();
    if (m_first)
        m_tables[m_parts->currentIndex()]->setFocus();
    m_first = false;
}

void AccessReviewSheet::showPart(int part)
{
    m_stack->setCurrentIndex(part);
    m_evidencePart->setVisible(part == Keys);
    showWords();
    refreshButtons();
}

void AccessReviewSheet::showEvidence()
{
    const QModelIndex current = m_tables[Keys]->currentIndex();
    const change::KeyExercise *key =
        m_report && current.isValid() ? &m_models[Keys]->key(current.row()) : nullptr;
    m_evidence->setKey(key);
    m_evidenceTitle->setText(key ? tr("What %1 used its scopes for").arg(key->name) : QString());
    m_evidenceTable->setViewState(ViewStates::State::Full);
}

QList<int> AccessReviewSheet::selectedRows(Part part) const
{
    QList<int> rows;
    for (const QModelIndex &index : m_tables[part]->selectionModel()->selectedRows())
        rows << index.row();
    std::sort(rows.begin(), rows.end());
    return rows;
}

QList<change::Change> AccessReviewSheet::removals() const
{
    QList<change::Change> out;
    if (!m_report)
        return out;
    if (m_parts->currentIndex() == Scopes) {
        QStringList scopes;
        for (const int row : selectedRows(Scopes))
            scopes << m_models[Scopes]->scope(row).scope;
        return change::takingAway(*m_report, scopes);
    }
    for (const int row : selectedRows(Keys)) {
        if (const auto proposal = m_models[Keys]->key(row).proposal())
            out << *proposal;
    }
    return out;
}

QList<change::Change> AccessReviewSheet::endings(bool revoke) const
{
    QList<change::Change> out;
    if (!m_report)
        return out;
    for (const int row : selectedRows(Unused)) {
        const QString &id = m_models[Unused]->key(row).keyId;
        if (revoke)
            out << change::RevokeKey{id};
        else
            out << change::SuspendKey{id};
    }
    return out;
}

qint64 AccessReviewSheet::scopeCount() const
{
    qint64 count = 0;
    for (const int row : selectedRows(Keys))
        count += m_models[Keys]->key(row).proposed().size();
    return count;
}

QString AccessReviewSheet::reasonAgainst(qsizetype changes, const QString &nothing) const
{
    if (m_context.spine->isReadOnly())
        return tr("This window is read-only.");
    if (changes == 0)
        return nothing;
    return changes > kMost ? tr("At most %n at once: select fewer rows.", nullptr, kMost) : QString();
}

void AccessReviewSheet::refreshButtons()
{
    const int part = m_parts->currentIndex();
    m_suspend->setVisible(part == Unused);
    m_revoke->setVisible(part == Unused);
    m_remove->setVisible(part != Unused);
    const int removed = int(removals().size()), ended = part == Unused ? int(endings(true).size()) : 0;
    m_suspend->setText(ended > 0 ? tr("Suspend %n key(s)…", nullptr, ended) : tr("Suspend…"));
    m_revoke->setText(ended > 0 ? tr("Revoke %n key(s)…", nullptr, ended) : tr("Revoke…"));
    if (part == Scopes)
        m_remove->setText(removed > 0 ? tr("Remove from %n key(s)…", nullptr, removed)
                                      : tr("Remove from keys…"));
    else
        m_remove->setText(removed > 0 ? tr("Remove %n scope(s)…", nullptr, int(scopeCount()))
                                      : tr("Remove scopes…"));
    const QString select = tr("Select keys of the list.");
    m_suspend->setDisabledReason(reasonAgainst(ended, select));
    m_revoke->setDisabledReason(reasonAgainst(ended, select));
    m_remove->setDisabledReason(reasonAgainst(
        removed, part == Scopes ? tr("Select scopes that keys have by name and of which nothing is in doubt.")
                                : tr("Select keys for which something is proposed.")));
}

bool AccessReviewSheet::mayClose()
{
    *m_cancelled = true; // nothing is lost by it
    return true;
}

void AccessReviewSheet::changeEvent(QEvent *event)
{
    Sheet::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace octroi::dialogs
