// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sheethost.h"

#include "theme/paint.h"
#include "widgets/sheet.h"

#include <QApplication>
#include <QEvent>
#include <QGraphicsOpacityEffect>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPropertyAnimation>

namespace octroi::widgets {
namespace {

constexpr int kEnterMs = 160, kGap = 24;

} // namespace

SheetHost::SheetHost(QWidget *window)
    : QWidget(window)
{
    setFocusPolicy(Qt::NoFocus);
    window->installEventFilter(this);
    setGeometry(window->rect());
    hide();
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] { update(); });
}

SheetHost::~SheetHost() = default;

void SheetHost::open(Sheet *sheet)
{
    show(sheet, -1);
}

void SheetHost::openAt(Sheet *sheet, int top)
{
    show(sheet, top);
}

void SheetHost::show(Sheet *sheet, int top)
{
    Entry entry;
    entry.sheet = sheet;
    entry.focusBefore = QApplication::focusWidget();
    entry.top = top;
    if (Sheet *below = this->top())
        below->setEnabled(false); // out of the tab order and visibly behind
    m_entries.append(entry);
    sheet->setParent(this);
    if (!m_production.isEmpty())
        sheet->setProduction(m_production);
    sheet->installEventFilter(this);
    connect(sheet, &Sheet::closed, this, [this, sheet] { remove(sheet); });
    setGeometry(parentWidget()->rect().marginsRemoved(m_margins));
    QWidget::show();
    raise();
    sheet->show();
    sheet->raise();
    place();
    enter(sheet);
    if (!sheet->isAncestorOf(QApplication::focusWidget())) {
        sheet->firstFocus()->setFocus(Qt::OtherFocusReason);
    }
    update();
    Q_EMIT opened(sheet);
}

void SheetHost::enter(Sheet *sheet)
{
    if (theme::Theme::instance().reducedMotion())
        return;
    auto *effect = new QGraphicsOpacityEffect(sheet);
    sheet->setGraphicsEffect(effect);
    auto *fade = new QPropertyAnimation(effect, "opacity", sheet);
    fade->setDuration(kEnterMs);
    fade->setStartValue(0.0);
    fade->setEndValue(1.0);
    fade->setEasingCurve(QEasingCurve::OutCubic);
    connect(fade, &QAbstractAnimation::finished, sheet, [sheet] { sheet->setGraphicsEffect(nullptr); });
    fade->start(QAbstractAnimation::DeleteWhenStopped);
}

void SheetHost::remove(Sheet *sheet)
{
    for (qsizetype i = m_entries.size() - 1; i >= 0; --i) {
        if (m_entries.at(i).sheet != sheet)
            continue;
        const Entry entry = m_entries.takeAt(i);
        const bool wasTop = i == m_entries.size();
        if (!wasTop) // the sheet that came of it keeps the keyboard, and gives it back later
            m_entries[i].focusBefore = entry.focusBefore;
        sheet->hide();
        sheet->deleteLater();
        if (Sheet *below = top())
            below->setEnabled(true);
        else
            hide();
        if (wasTop && entry.focusBefore)
            entry.focusBefore->setFocus(Qt::OtherFocusReason);
        update();
        Q_EMIT closed();
        return;
    }
}

bool SheetHost::closeTop()
{
    Sheet *sheet = top();
    if (!sheet)
        return false;
    sheet->requestClose();
    return true;
}

void SheetHost::closeAll()
{
    while (Sheet *sheet = top())
        sheet->closeSheet();
}

Sheet *SheetHost::top() const
{
    return m_entries.isEmpty() ? nullptr : m_entries.last().sheet.data();
}

void SheetHost::setProduction(const QString &tagText)
{
    m_production = tagText;
}

void SheetHost::setMargins(const QMargins &margins)
{
    m_margins = margins;
    setGeometry(parentWidget()->rect().marginsRemoved(m_margins));
}

QRect SheetHost::geometryOf(const Entry &entry) const
{
    const QSize wanted = entry.sheet->wantedSize();
    const QSize size(qMin(wanted.width(), width() - kGap * 2), qMin(wanted.height(), height() - kGap * 2));
    const int y =
        entry.top >= 0 ? qMin(entry.top, height() - size.height() - kGap) : (height() - size.height()) / 2;
    return {QPoint((width() - size.width()) / 2, qMax(kGap, y)), size};
}

void SheetHost::place()
{
    for (const Entry &entry : std::as_const(m_entries)) {
        if (entry.sheet)
            entry.sheet->setGeometry(geometryOf(entry));
    }
    update();
}

void SheetHost::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Sheet *sheet = top();
    if (!sheet)
        return;
    const bool dark = theme::Theme::instance().isDark();
    painter.fillRect(rect(), theme::color(theme::Color::Scrim, dark ? 0.60 : 0.44));
    theme::paintShadow(painter, sheet->geometry(), 8);
}

void SheetHost::mousePressEvent(QMouseEvent *event)
{
    event->accept(); // a click beside a decision is not a decision
    if (Sheet *sheet = top(); sheet && m_entries.last().top >= 0)
        sheet->requestClose(); // but beside the palette it is
}

void SheetHost::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && isOpen())
        closeTop();
    else
        event->accept(); // nothing reaches the window below
}

bool SheetHost::focusNextPrevChild(bool next)
{
    Sheet *sheet = top();
    if (!sheet)
        return QWidget::focusNextPrevChild(next);
    // The chain runs through the whole window; walk it until it comes back into the sheet.
    QWidget *from = QApplication::focusWidget();
    if (!from || !sheet->isAncestorOf(from))
        from = sheet;
    QWidget *at = from;
    do {
        at = next ? at->nextInFocusChain() : at->previousInFocusChain();
        if (sheet->isAncestorOf(at) && (at->focusPolicy() & Qt::TabFocus) && at->isEnabled() &&
            at->isVisible() && !at->focusProxy()) {
            at->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    } while (at != from);
    return true;
}

bool SheetHost::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize) {
        setGeometry(parentWidget()->rect().marginsRemoved(m_margins));
        place();
    } else if (event->type() == QEvent::LayoutRequest) {
        QMetaObject::invokeMethod(
            this, [this] { place(); }, Qt::QueuedConnection);
    } else if (event->type() == QEvent::KeyPress && watched == top()) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape) {
            closeTop();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace octroi::widgets
