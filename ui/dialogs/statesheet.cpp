// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/statesheet.h"

#include "dialogs/fieldwords.h"
#include "dialogs/formsheet.h"
#include "models/format.h"
#include "models/statemodel.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/note.h"
#include "widgets/progressline.h"
#include "widgets/surface.h"
#include "widgets/tableview.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollArea>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace octroi::dialogs {

namespace {
constexpr int kEffectWidth = 368; // as that of a preview
}

using change::StateAction;
using change::StateDifference;
using widgets::Button;

StateSheet::StateSheet(pages::Context context, bool typed, QWidget *parent)
    : Sheet(QString(), parent)
    , m_context(context)
    , m_typed(typed)
    , m_file(new widgets::Field)
    , m_secrets(new widgets::Field)
    , m_confirm(new widgets::Field)
    , m_choose(new Button(QString(), Button::Kind::Secondary))
    , m_chooseSecrets(new Button(QString(), Button::Kind::Secondary))
    , m_cancel(nullptr)
    , m_submit(nullptr)
    , m_prune(new QCheckBox)
    , m_summary(new widgets::Label(QString(), theme::Type::Strong))
    , m_loss(new widgets::Label(QString(), theme::Type::Body, theme::Color::DangerText))
    , m_fieldsTitle(new widgets::Label(QString(), theme::Type::Label))
    , m_secretsRow(nullptr)
    , m_note(new widgets::Note(theme::Tone::Danger))
    , m_progress(new widgets::ProgressLine)
    , m_table(new widgets::TableView)
    , m_fieldsTable(new widgets::TableView)
    , m_model(new models::StateModel(this))
    , m_fields(new QStandardItemModel(0, 3, this))
    , m_effectArea(new QScrollArea)
{
    setWantedSize({1160, 720});
    setAcceptDrops(true);
    setBody(build());
    m_confirm->setFixedWidth(280);
    addFootWidget(atStart(m_confirm));
    m_cancel = addFootButton(QString(), int(Button::Kind::Secondary));
    m_submit = addFootButton(QString(), int(Button::Kind::Primary));
    connect(m_cancel, &QAbstractButton::clicked, this, [this] {
        if (m_phase == Phase::Running)
            m_context.spine->cancel();
        else
            requestClose();
    });
    connect(m_submit, &QAbstractButton::clicked, this, &StateSheet::submit);
    connect(m_choose, &QAbstractButton::clicked, this, &StateSheet::chooseFile);
    connect(m_chooseSecrets, &QAbstractButton::clicked, this, &StateSheet::chooseSecrets);
    connect(m_prune, &QCheckBox::toggled, this, &StateSheet::compare);
    connect(m_confirm, &widgets::Field::textChanged, this, &StateSheet::refresh);
    connect(m_file, &widgets::Field::textEdited, this, [this] {
        m_file->setError({});
        m_wanted.reset();
        ++m_asked;
        setPhase(Phase::File);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &StateSheet::showFields);
    connect(m_context.spine, &change::Spine::readOnlyChanged, this, &StateSheet::refresh);
    connect(m_context.spine, &change::Spine::progress, this, [this](int doneCount, int, int total) {
        m_progress->setProgress(total > 0 ? double(doneCount) / total : -1);
    });
    setFocusProxy(m_file->lineEdit());
    retranslate();
}

QWidget *StateSheet::build(widgets::Field *field, Button *choose)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(field, 1);
    layout->addWidget(choose, 0, Qt::AlignBottom);
    return row;
}

QWidget *StateSheet::build()
{
    auto *body = new QWidget;
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto *column = new QVBoxLayout;
    row->addLayout(column, 1);
    row->addWidget(effects());
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    column->addWidget(build(m_file, m_choose));
    column->addWidget(m_prune);
    column->addWidget(m_summary);
    m_table->setModel(m_model);
    m_table->setEdge(8);
    m_table->setColumnWidths({148, 120, 300, 0});
    column->addWidget(m_table, 3);
    column->addWidget(m_fieldsTitle);
    m_fieldsTable->setModel(m_fields);
    m_fieldsTable->setEdge(8);
    m_fieldsTable->setColumnWidths({200, 300, 0});
    column->addWidget(m_fieldsTable, 2);
    m_loss->setWordWrap(true);
    column->addWidget(m_loss);
    m_secretsRow = build(m_secrets, m_chooseSecrets);
    column->addWidget(m_secretsRow);
    column->addWidget(m_progress);
    column->addWidget(m_note);
    m_note->hide();
    column->addStretch(0);
    return body;
}

QWidget *StateSheet::effects()
{
    m_effectArea->setFrameShape(QFrame::NoFrame);
    m_effectArea->setFixedWidth(kEffectWidth);
    m_effectArea->setWidgetResizable(true);
    m_effectArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_effectArea->setFocusPolicy(Qt::NoFocus);
    auto *inner = new widgets::Surface(theme::Color::BgSunken);
    m_effect = new QVBoxLayout(inner);
    m_effect->setContentsMargins(0, 0, 0, 0);
    m_effectArea->setWidget(inner);
    return m_effectArea;
}

void StateSheet::clearEffect()
{
    while (QLayoutItem *item = m_effect->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void StateSheet::retranslate()
{
    setTitle(tr("Compare with a state file"));
    m_file->setLabel(tr("File"));
    m_file->setPlaceholderText(tr("YAML as “Write the state to a file…” makes it; drop it here, or type where it is"));
    m_choose->setText(tr("Choose…"));
    m_choose->setAccessibleName(tr("Choose the state file"));
    m_prune->setText(tr("Also remove what the file does not name"));
    m_prune->setToolTip(tr("APIs and scopes are deleted, clients revoked, partners closed."));
    m_table->setAccessibleName(tr("Differences"));
    m_fieldsTable->setAccessibleName(tr("What differs of the chosen one"));
    m_fields->setHorizontalHeaderLabels({tr("Field"), tr("Now"), tr("Then")});
    m_secrets->setLabel(tr("The secrets of new clients go into this new file"));
    m_secrets->setHint(tr("They are shown nowhere else."));
    m_chooseSecrets->setText(tr("Choose…"));
    m_chooseSecrets->setAccessibleName(tr("Choose where the secrets go"));
    showFields();
    setPhase(m_phase);
}

int StateSheet::toDo() const
{
    return m_model->rowCount() - m_model->count(StateAction::Keep);
}

bool StateSheet::isDangerous() const
{
    return m_losers > 0 || m_model->count(StateAction::Remove) > 0;
}

bool StateSheet::makesSecrets() const
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->at(row)->makesSecret)
            return true;
    }
    return false;
}

QString StateSheet::confirmation() const
{
    return QString::number(toDo());
}

QString StateSheet::summary() const
{
    if (m_model->rowCount() == 0)
        return tr("There is no difference: the backend is as the file says.");
    const QString made = tr("%n to create", nullptr, m_model->count(StateAction::Create));
    const QString changed = tr("%n to change", nullptr, m_model->count(StateAction::Update));
    const QString removed = tr("%n to remove", nullptr, m_model->count(StateAction::Remove));
    const QString counts = tr("%1, %2, %3.", "counts of objects: created, changed, removed").arg(made, changed, removed);
    const int kept = m_model->count(StateAction::Keep);
    return kept > 0 ? counts + u' ' + tr("%n that the file does not name cannot be removed.", nullptr, kept) : counts;
}

void StateSheet::setPhase(Phase phase)
{
    m_phase = phase;
    const bool busy = phase == Phase::Reading || phase == Phase::Running;
    const bool compared = m_wanted && phase != Phase::File;
    const bool some = compared && m_model->rowCount() > 0;
    m_summary->setVisible(compared);
    m_effectArea->setVisible(compared && m_effect->count() > 0);
    m_table->setVisible(some);
    m_fieldsTitle->setVisible(some);
    m_fieldsTable->setVisible(some);
    m_secretsRow->setVisible(compared && makesSecrets());
    m_progress->setVisible(busy);
    m_progress->setProgress(-1);
    for (QWidget *input : std::initializer_list<QWidget *>{m_file, m_choose, m_prune, m_secretsRow})
        input->setEnabled(!busy);
    refresh();
}

QString StateSheet::reasonAgainst() const
{
    if (m_phase == Phase::Reading || m_phase == Phase::Running)
        return tr("It is under way.");
    if (m_phase == Phase::File)
        return {};
    if (toDo() == 0)
        return tr("Nothing is to be done.");
    if (m_context.spine->isReadOnly())
        return tr("This window is read-only.");
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const StateDifference &one = *m_model->at(row);
        if (one.impossible && one.action != StateAction::Keep)
            return tr("%1 is impossible as the file wants it.").arg(one.name);
    }
    return m_typed && isDangerous() && m_confirm->text().trimmed() != confirmation() ? tr("Type %1 first.").arg(confirmation())
                                                                                      : QString();
}

void StateSheet::refresh()
{
    const bool compared = m_phase == Phase::Compared || m_phase == Phase::Running;
    const bool typed = m_typed && compared && isDangerous();
    m_summary->setText(compared ? summary() : QString());
    m_loss->setText(tr("%n key(s) that work now will stop to work or lose a right.", nullptr, m_losers));
    m_loss->setVisible(compared && m_losers > 0);
    m_confirm->setVisible(typed);
    m_confirm->setLabel(tr("Type %1 to confirm").arg(confirmation()));
    setFootHeight(typed ? 80 : 56);
    m_cancel->setText(m_phase == Phase::Running ? tr("Stop") : compared && toDo() == 0 ? tr("Close") : tr("Cancel"));
    m_submit->setText(compared ? tr("Make %n change(s)", nullptr, toDo()) : tr("Compare"));
    m_submit->setVisible(!compared || toDo() > 0);
    m_submit->setKind(compared && isDangerous() ? Button::Kind::Danger : Button::Kind::Primary);
    m_submit->setDisabledReason(reasonAgainst());
}

void StateSheet::say(theme::Tone tone, const QString &sentence)
{
    m_note->setTone(tone);
    m_note->setText(sentence);
    m_note->setVisible(!sentence.isEmpty());
}

void StateSheet::showDifferences(const QList<StateDifference> &differences)
{
    m_model->setDifferences(differences, &FieldWords::name);
    m_losers = 0;
    if (!differences.isEmpty())
        m_table->selectRow(0);
    showFields();
    setPhase(Phase::Compared);
    foresee();
}

void StateSheet::showFields()
{
    const StateDifference *one = m_model->at(m_table->currentIndex().row());
    m_fields->removeRows(0, m_fields->rowCount());
    m_fieldsTitle->setText(one ? tr("What differs of %1").arg(one->name) : QString());
    for (const change::FieldDifference &field : one ? one->fields : QList<change::FieldDifference>()) {
        const auto cell = [&](const QJsonValue &value) {
            const bool none = value.isUndefined() || value.isNull() || (value.isString() && value.toString().isEmpty());
            const QString text = none ? QStringLiteral("–") : FieldWords::value(*m_context.inventory, field.name, value);
            auto *item = new QStandardItem(text);
            item->setToolTip(text);
            return item;
        };
        m_fields->appendRow({new QStandardItem(FieldWords::name(field.name)), cell(field.before), cell(field.after)});
    }
}

bool StateSheet::mayClose()
{
    if (m_phase != Phase::Running)
        return true;
    say(theme::Tone::Warning, tr("Changes are being made. Stop them first; what was made stays."));
    return false;
}

void StateSheet::changeEvent(QEvent *event)
{
    Sheet::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void StateSheet::keyPressEvent(QKeyEvent *event)
{
    // What changes something is pressed, not entered.
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_phase == Phase::File) {
        submit();
        return;
    }
    Sheet::keyPressEvent(event);
}

} // namespace octroi::dialogs
