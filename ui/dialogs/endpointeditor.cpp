// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/endpointeditor.h"

#include "models/endpointsmodel.h"
#include "widgets/button.h"
#include "widgets/celldelegate.h"
#include "widgets/emptystate.h"
#include "widgets/label.h"
#include "widgets/tableview.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QStringListModel>

namespace octroi::dialogs {

using models::EndpointsModel;
using widgets::Button;

namespace {

/// Edits a method by a list.
class MethodDelegate : public widgets::CellDelegate
{
public:
    using CellDelegate::CellDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        auto *combo = new QComboBox(parent);
        for (const char *method : {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "*"})
            combo->addItem(QString::fromLatin1(method));
        return combo;
    }
    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        auto *combo = static_cast<QComboBox *>(editor);
        combo->setCurrentIndex(std::max(0, combo->findText(index.data(Qt::EditRole).toString())));
    }
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override
    {
        model->setData(index, static_cast<QComboBox *>(editor)->currentText(), Qt::EditRole);
    }
};

/// Completes the last word of a line; scopes stand in it with spaces between.
class LastWordCompleter : public QCompleter
{
public:
    LastWordCompleter(const QStringList &words, QLineEdit *edit)
        : QCompleter(words, edit)
        , m_edit(edit)
    {
        setCaseSensitivity(Qt::CaseInsensitive);
        setFilterMode(Qt::MatchContains);
    }
    QString pathFromIndex(const QModelIndex &index) const override
    {
        const QString text = m_edit->text();
        return text.left(text.lastIndexOf(QLatin1Char(' ')) + 1) + QCompleter::pathFromIndex(index);
    }
    QStringList splitPath(const QString &path) const override
    {
        return {path.mid(path.lastIndexOf(QLatin1Char(' ')) + 1)};
    }

private:
    QLineEdit *m_edit;
};

class ScopesDelegate : public widgets::CellDelegate
{
public:
    ScopesDelegate(const QStringList &scopes, QObject *parent)
        : CellDelegate(parent)
        , m_scopes(scopes)
    {
    }

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        auto *edit = new QLineEdit(parent);
        edit->setCompleter(new LastWordCompleter(m_scopes, edit));
        return edit;
    }

private:
    QStringList m_scopes;
};

} // namespace

EndpointEditor::EndpointEditor(const QStringList &scopes, QWidget *parent)
    : QWidget(parent)
    , m_model(new EndpointsModel(true, this))
    , m_table(new widgets::TableView)
    , m_add(new Button(QString(), Button::Kind::Ghost))
    , m_remove(new Button(QString(), Button::Kind::Ghost))
    , m_error(new widgets::Label(QString(), theme::Type::Caption, theme::Color::DangerText))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_table->setModel(m_model);
    m_table->setEdge(16);
    m_table->setColumnWidths({110, 320, 0});
    m_table->setItemDelegateForColumn(EndpointsModel::Method, new MethodDelegate(m_table));
    m_table->setItemDelegateForColumn(EndpointsModel::Scopes, new ScopesDelegate(scopes, m_table));
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                             QAbstractItemView::AnyKeyPressed | QAbstractItemView::SelectedClicked);
    m_table->setTabKeyNavigation(true);
    m_table->setMinimumHeight(200);
    column->addWidget(m_table, 1);
    m_error->setWordWrap(true);
    column->addWidget(m_error);
    auto *row = new QHBoxLayout;
    m_add->setIconName(QStringLiteral("plus"));
    m_remove->setIconName(QStringLiteral("trash"));
    row->addWidget(m_add);
    row->addWidget(m_remove);
    row->addStretch(1);
    column->addLayout(row);
    connect(m_add, &QAbstractButton::clicked, this, &EndpointEditor::addRow);
    connect(m_remove, &QAbstractButton::clicked, this, &EndpointEditor::removeRow);
    connect(m_table->states().empty(), &widgets::EmptyState::actionTriggered, this, &EndpointEditor::addRow);
    connect(m_model, &EndpointsModel::edited, this, [this] {
        update();
        Q_EMIT changed();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &EndpointEditor::update);
    retranslate();
}

void EndpointEditor::retranslate()
{
    m_add->setText(tr("Add endpoint"));
    m_remove->setText(tr("Remove"));
    m_table->setAccessibleName(tr("Endpoints"));
    widgets::EmptyState *empty = m_table->states().empty();
    empty->setPicture(widgets::EmptyState::Picture::None);
    empty->setTitle(tr("No endpoints yet"));
    empty->setText(tr("A call that no endpoint describes is refused."));
    empty->setAction(tr("Add the first endpoint"), QStringLiteral("plus"), false);
    update();
}

QList<domain::Endpoint> EndpointEditor::endpoints() const
{
    return m_model->endpoints();
}

void EndpointEditor::setEndpoints(const QList<domain::Endpoint> &endpoints)
{
    m_model->setEndpoints(endpoints);
    update();
}

void EndpointEditor::addRow()
{
    const int row = m_model->append({QStringLiteral("GET"), QStringLiteral("/"), {}});
    const QModelIndex path = m_model->index(row, EndpointsModel::Path);
    m_table->setCurrentIndex(path);
    m_table->edit(path);
}

void EndpointEditor::removeRow()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    QList<int> numbers;
    for (const QModelIndex &row : rows)
        numbers << row.row();
    std::sort(numbers.rbegin(), numbers.rend());
    for (const int number : numbers)
        m_model->removeRow(number);
}

void EndpointEditor::update()
{
    const int wrong = m_model->firstWrong();
    m_error->setText(wrong < 0 ? QString() : tr("Row %1: %2").arg(wrong + 1).arg(m_model->errorAt(wrong)));
    m_error->setVisible(wrong >= 0);
    m_remove->setEnabled(m_table->selectionModel()->hasSelection());
    m_table->setViewState(m_model->rowCount() == 0 ? widgets::ViewStates::State::Empty
                                                   : widgets::ViewStates::State::Full);
}

bool EndpointEditor::check()
{
    update();
    const int wrong = m_model->firstWrong();
    if (wrong < 0)
        return true;
    m_table->setCurrentIndex(m_model->index(wrong, EndpointsModel::Path));
    m_table->setFocus();
    return false;
}

} // namespace octroi::dialogs
