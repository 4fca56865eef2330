// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/commandpalette.h"

#include "shell/palettedelegate.h"
#include "shell/palettemodel.h"
#include "theme/paint.h"
#include "widgets/label.h"
#include "widgets/tag.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace octroi::shell {
namespace {

constexpr int kWide = 640, kHigh = 516, kFieldHeight = 56;

} // namespace

CommandPalette::CommandPalette(const PaletteSource &source, QWidget *parent)
    : Sheet({}, parent)
    , m_source(source)
    , m_edit(new QLineEdit)
    , m_list(new QListView)
    , m_hidden(new widgets::Label({}, theme::Type::Caption, theme::Color::TextMuted))
    , m_nothing(new widgets::Label({}, theme::Type::Body, theme::Color::TextMuted))
    , m_model(new PaletteModel(this))
{
    setWantedSize({kWide, kHigh});
    auto *body = new QWidget;
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(0);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(36, 0, 8, 0);
    line->setSpacing(8);
    line->addWidget(m_edit, 1);
    line->addWidget(m_hidden);
    m_edit->setFrame(false);
    m_edit->setFixedHeight(kFieldHeight);
    m_edit->installEventFilter(this);
    m_hidden->hide();
    layout->addLayout(line);
    layout->addSpacing(5);
    m_nothing->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_nothing);
    layout->addWidget(m_list, 1);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(*m_model, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setBody(body);
    retranslate();
    applyTheme();
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, &CommandPalette::applyTheme);
    connect(m_edit, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { run(index.row()); });
    setFocusProxy(m_edit);
    search({});
}

void CommandPalette::retranslate()
{
    setAccessibleName(tr("Search or run a command"));
    m_edit->setPlaceholderText(tr("Search, run a command, or paste a key"));
    m_edit->setAccessibleName(m_edit->placeholderText());
    m_hidden->setText(tr("hidden on paste"));
    m_nothing->setText(tr("Nothing is called that. A filter on the credentials page finds more."));
    m_list->setAccessibleName(tr("Found"));
    delete m_foot;
    m_foot = makeFoot();
    m_list->parentWidget()->layout()->addWidget(m_foot);
}

void CommandPalette::applyTheme()
{
    m_edit->setFont(theme::font(theme::Type::Title));
    QPalette colors = m_list->palette();
    colors.setColor(QPalette::Base, theme::color(theme::Color::BgRaised));
    m_list->setPalette(colors);
}

void CommandPalette::changeEvent(QEvent *event)
{
    Sheet::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    retranslate();
    // Actions and pages hear of the language after this sheet does.
    QMetaObject::invokeMethod(
        this, [this] { offer(m_pasted ? m_source.identify(*m_pasted) : m_source.find(m_edit->text())); },
        Qt::QueuedConnection);
}

QWidget *CommandPalette::makeFoot()
{
    using widgets::Label;
    using widgets::Tag;
    auto *foot = new QWidget;
    auto *layout = new QHBoxLayout(foot);
    layout->setContentsMargins(8, 1, 8, 0);
    layout->setSpacing(8);
    foot->setFixedHeight(40);
    const auto hint = [layout](const QStringList &keys, const QString &word) {
        for (const QString &key : keys)
            layout->addWidget(new Tag(key, Tag::Look::Key));
        layout->addWidget(new Label(word, theme::Type::Caption, theme::Color::TextMuted));
        layout->addSpacing(8);
    };
    hint({QStringLiteral("↑"), QStringLiteral("↓")}, tr("choose"));
    hint({tr("Enter", "key")}, tr("open"));
    hint({QStringLiteral(">")}, tr("commands only"));
    layout->addStretch();
    hint({tr("Esc", "key")}, tr("close"));
    return foot;
}

void CommandPalette::search(const QString &text)
{
    if (!m_mask.isEmpty() && text == m_mask)
        return;
    m_mask.clear();
    m_hidden->hide();
    m_pasted = PastedSecret::recognise(text);
    if (const auto &pasted = m_pasted) {
        // The secret leaves the field, its undo stack included, before anything is painted.
        const QSignalBlocker blocker(m_edit);
        m_mask = pasted->shown;
        m_edit->clear();
        m_edit->setText(m_mask);
        m_hidden->show();
        offer(m_source.identify(*pasted));
        return;
    }
    offer(m_source.find(text));
}

void CommandPalette::offer(const QList<PaletteEntry> &entries)
{
    m_model->setEntries(entries);
    m_nothing->setVisible(entries.isEmpty());
    const int first = m_model->selectable(0, 1);
    if (first >= 0)
        m_list->setCurrentIndex(m_model->index(first));
}

void CommandPalette::step(int by)
{
    const int from = m_list->currentIndex().isValid() ? m_list->currentIndex().row() + by : 0;
    int row = m_model->selectable(from, by);
    if (row < 0)
        row = by > 0 ? m_model->selectable(0, 1) : m_model->selectable(m_model->rowCount() - 1, -1);
    if (row >= 0)
        m_list->setCurrentIndex(m_model->index(row));
}

void CommandPalette::run(int row)
{
    if (row < 0 || row >= m_model->rowCount() || m_model->selectable(row, m_model->rowCount()) != row)
        return;
    const auto what = m_model->entry(row).run; // the entry goes with the sheet
    closeSheet();
    if (what)
        what();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Down:
            step(1);
            return true;
        case Qt::Key_Up:
            step(-1);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            run(m_list->currentIndex().row());
            return true;
        default:
            break;
        }
    }
    return Sheet::eventFilter(watched, event);
}

void CommandPalette::paintEvent(QPaintEvent *event)
{
    Sheet::paintEvent(event);
    QPainter painter(this);
    const int top = m_edit->mapTo(this, QPoint()).y();
    const QRect icon(20, top, 20, kFieldHeight);
    theme::paintIcon(painter, QStyle::visualRect(layoutDirection(), rect(), icon), QStringLiteral("search"),
                     theme::Color::TextPrimary, theme::kIcon);
    const QColor line = theme::color(theme::Color::BorderSubtle);
    painter.fillRect(1, top + kFieldHeight, width() - 2, 1, line);
    painter.fillRect(1, m_foot->mapTo(this, QPoint()).y(), width() - 2, 1, line);
}

} // namespace octroi::shell
