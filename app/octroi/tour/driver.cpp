// SPDX-License-Identifier: GPL-3.0-or-later
#include "driver.h"

#include "accessibility.h"
#include "theme/theme.h"
#include "widgets/segments.h"
#include "widgets/sheet.h"
#include "widgets/sheethost.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QCoroTimer>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QTextStream>
#include <QTreeView>
#include <QWidget>
#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace octroi::app {

Driver::Driver(QString folder, QObject *parent) : QObject(parent), m_folder(std::move(folder)) {}

void Driver::setWindow(QWidget *window)
{
    m_window = window;
}

bool Driver::isSheetOpen() const
{
    const auto sheets = m_window->findChildren<widgets::Sheet *>();
    return std::any_of(sheets.begin(), sheets.end(), [](const QWidget *sheet) { return sheet->isVisible(); });
}

bool Driver::says(const QString &sentence) const
{
    const auto *host = m_window->findChild<widgets::SheetHost *>();
    const QWidget *scope = host && host->top() ? static_cast<const QWidget *>(host->top()) : window();
    const auto labels = scope->findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(), [&sentence](const QLabel *label) {
        return label->isVisible() && label->text() == sentence;
    });
}

QList<QWidget *> Driver::findAll(const QString &name) const
{
    if (!m_window)
        return {};
    QWidget *scope = m_window;
    if (auto *host = m_window->findChild<widgets::SheetHost *>(); host && host->top())
        scope = host->top();
    QList<QWidget *> controls, others;
    for (QWidget *widget : scope->findChildren<QWidget *>()) {
        if (!widget->isVisible() || qobject_cast<QLabel *>(widget))
            continue;
        // Of an editable combo box Qt gives the text in it as the name.
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        if (widget->accessibleName() != name && (!face || face->text(QAccessible::Name) != name))
            continue;
        // Something to press or to type into wins over a group of the same name.
        const bool control = qobject_cast<QAbstractButton *>(widget) || qobject_cast<QLineEdit *>(widget)
            || qobject_cast<QAbstractItemView *>(widget) || qobject_cast<QComboBox *>(widget);
        (control ? controls : others) << widget;
    }
    return controls + others;
}

QCoro::Task<bool> Driver::waitFor(std::function<bool()> condition, int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition()) {
        if (timer.elapsed() > milliseconds)
            co_return false;
        co_await QCoro::sleepFor(20ms);
    }
    co_return true;
}

QCoro::Task<QWidget *> Driver::waitForWidget(QString name, int milliseconds)
{
    // Named here and below: g++ before 13 destroys captures of a temporary in a co_await expression twice.
    const std::function<bool()> there = [this, name] { return find(name) != nullptr; };
    co_await waitFor(there, milliseconds);
    co_return find(name);
}

void Driver::clickWidget(QWidget *widget, const QPoint &at)
{
    const QPointF global = widget->mapToGlobal(QPointF(at));
    QMouseEvent press(QEvent::MouseButtonPress, at, global, Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(widget, &press);
    QMouseEvent release(QEvent::MouseButtonRelease, at, global, Qt::LeftButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(widget, &release);
}

QCoro::Task<bool> Driver::click(QString name)
{
    const std::function<bool()> usable = [this, name] {
        QWidget *w = find(name);
        return w && w->isEnabled();
    };
    co_await waitFor(usable);
    QWidget *widget = find(name);
    if (!widget || !widget->isEnabled()) {
        note(QStringLiteral("click"), name, false,
             widget ? QStringLiteral("the control is disabled") : QStringLiteral("there is no such control on screen"));
        co_return false;
    }
    clickWidget(widget, widget->rect().center());
    co_await QCoro::sleepFor(30ms);
    co_return true;
}

QCoro::Task<bool> Driver::type(QString name, QString text)
{
    QWidget *widget = co_await waitForWidget(name);
    if (!widget || !widget->isEnabled()) {
        note(QStringLiteral("type"), name, false, QStringLiteral("there is no such field on screen"));
        co_return false;
    }
    if (widget->focusProxy())
        widget = widget->focusProxy();
    widget->setFocus(Qt::TabFocusReason);
    if (auto *line = qobject_cast<QLineEdit *>(widget))
        line->selectAll();
    for (const QChar c : text) {
        QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(c));
        QApplication::sendEvent(widget, &press);
        QKeyEvent release(QEvent::KeyRelease, 0, Qt::NoModifier, QString(c));
        QApplication::sendEvent(widget, &release);
    }
    co_await QCoro::sleepFor(20ms);
    co_return true;
}

void Driver::key(int key, Qt::KeyboardModifiers modifiers)
{
    // Without a window system no window is active and nothing has the focus: keys then go to the top-most sheet.
    QWidget *widget = QApplication::focusWidget();
    auto *host = m_window->findChild<widgets::SheetHost *>();
    if (!widget)
        widget = host && host->top() ? host->top() : m_window;
    keyTo(widget, key, modifiers);
}

void Driver::keyTo(QWidget *widget, int key, Qt::KeyboardModifiers modifiers)
{
    QKeyEvent press(QEvent::KeyPress, key, modifiers);
    QApplication::sendEvent(widget, &press);
    QKeyEvent release(QEvent::KeyRelease, key, modifiers);
    QApplication::sendEvent(widget, &release);
}

namespace {

QModelIndex findRow(const QAbstractItemModel &model, const QString &text, const QModelIndex &parent = {})
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex index = model.index(row, column, parent);
            if (index.data(Qt::DisplayRole).toString() == text)
                return index;
        }
        const QModelIndex below = findRow(model, text, model.index(row, 0, parent));
        if (below.isValid())
            return below;
    }
    return {};
}

} // namespace

bool Driver::clickRow(const QString &viewName, const QString &text, bool onCheckBox)
{
    auto *view = find<QAbstractItemView>(viewName);
    const QModelIndex index = view ? findRow(*view->model(), text) : QModelIndex();
    if (!index.isValid()) {
        note(QStringLiteral("click row"), text, false, view ? QStringLiteral("there is no such row") : QStringLiteral("there is no list called ") + viewName);
        return false;
    }
    if (auto *tree = qobject_cast<QTreeView *>(view)) {
        for (QModelIndex above = index.parent(); above.isValid(); above = above.parent())
            tree->expand(above);
    }
    view->scrollTo(index);
    view->setFocus();
    if (onCheckBox) {
        // Space is the key for it; where the box is drawn is the delegate's business.
        view->setCurrentIndex(index);
        QKeyEvent space(QEvent::KeyPress, Qt::Key_Space, Qt::NoModifier, QStringLiteral(" "));
        QApplication::sendEvent(view, &space);
    } else {
        clickWidget(view->viewport(), view->visualRect(index).center());
    }
    return true;
}

QCoro::Task<bool> Driver::typeCell(QString viewName, int row, int column, QString text)
{
    auto *view = find<QAbstractItemView>(viewName);
    if (!view || !view->model()->index(row, column).isValid()) {
        note(QStringLiteral("type cell"), viewName, false, QStringLiteral("there is no such cell"));
        co_return false;
    }
    const QModelIndex index = view->model()->index(row, column);
    view->setFocus();
    view->setCurrentIndex(index);
    co_await QCoro::sleepFor(20ms);
    QKeyEvent edit(QEvent::KeyPress, Qt::Key_F2, Qt::NoModifier);
    QApplication::sendEvent(view, &edit);
    co_await QCoro::sleepFor(20ms);
    QWidget *editor = view->viewport()->childAt(view->visualRect(index).center());
    while (editor && editor->parentWidget() != view->viewport())
        editor = editor->parentWidget();
    if (!editor) {
        note(QStringLiteral("type cell"), text, false, QStringLiteral("the cell cannot be edited"));
        co_return false;
    }
    if (auto *line = qobject_cast<QLineEdit *>(editor))
        line->selectAll();
    for (const QChar c : text) {
        QKeyEvent press(QEvent::KeyPress, c.isLetter() ? c.toUpper().unicode() : 0, Qt::NoModifier, QString(c));
        QApplication::sendEvent(editor, &press);
    }
    QKeyEvent enter(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier);
    QApplication::sendEvent(editor, &enter);
    co_await QCoro::sleepFor(30ms);
    co_return true;
}

QCoro::Task<bool> Driver::chooseSegment(QString name, int index)
{
    co_await waitForWidget(name);
    auto *segments = find<widgets::Segments>(name);
    if (!segments) {
        note(QStringLiteral("choose"), name, false, QStringLiteral("there is no such choice on screen"));
        co_return false;
    }
    segments->setFocus(Qt::TabFocusReason);
    const auto step = [segments](int arrow) {
        const int before = segments->currentIndex();
        QKeyEvent press(QEvent::KeyPress, arrow, Qt::NoModifier);
        QApplication::sendEvent(segments, &press);
        return segments->currentIndex() != before;
    };
    while (segments->currentIndex() > index && step(Qt::Key_Left)) { }
    while (segments->currentIndex() < index && step(Qt::Key_Right)) { }
    co_await QCoro::sleepFor(20ms);
    co_return segments->currentIndex() == index;
}

QByteArray Driver::clipboard() const
{
    return QApplication::clipboard()->text().toUtf8();
}

void Driver::checkNames(const QString &where)
{
    const QStringList nameless = namelessControls(m_window);
    note(QStringLiteral("accessible names"), where, nameless.isEmpty(), nameless.join(QStringLiteral("; ")));
}

QCoro::Task<void> Driver::picture(QString name, QSize size)
{
    const auto before = theme::Theme::instance().scheme();
    for (const auto scheme : {theme::Scheme::Light, theme::Scheme::Dark}) {
        theme::Theme::instance().setScheme(scheme);
        co_await QCoro::sleepFor(350ms); // past every transition, and one more live second may arrive
        const QString suffix = scheme == theme::Scheme::Light ? QStringLiteral("light") : QStringLiteral("dark");
        const QString file = QStringLiteral("%1-%2.png").arg(name, suffix);
        const QPixmap shot = m_window->grab();
        const bool saved = shot.save(QDir(m_folder).filePath(file));
        const bool asWanted = shot.deviceIndependentSize().toSize() == size;
        if (saved && asWanted)
            (size == QSize(1440, 900) ? m_pictures : m_otherPictures) << file;
        else
            note(QStringLiteral("picture"), file, false,
                 saved ? QStringLiteral("it has not the size it should have") : QStringLiteral("it could not be written"));
    }
    theme::Theme::instance().setScheme(before);
    co_await QCoro::sleepFor(30ms);
}

void Driver::note(const QString &step, const QString &what, bool ok, const QString &why)
{
    m_record << QJsonObject{{QStringLiteral("step"), step},
                            {QStringLiteral("did"), what},
                            {QStringLiteral("ok"), ok},
                            {QStringLiteral("why"), ok ? QString() : why}};
    if (!ok)
        ++m_failures;
    QTextStream out(stdout);
    out << (ok ? "ok    " : "FAILED ") << step << ": " << what;
    if (!ok)
        out << " (" << why << ")";
    out << Qt::endl;
}

bool Driver::writeRecord() const
{
    QFile file(QDir(m_folder).filePath(QStringLiteral("tour.json")));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return false;
    const QJsonObject root{{QStringLiteral("ok"), m_failures == 0},
                           {QStringLiteral("steps"), m_record},
                           {QStringLiteral("pictures"), QJsonArray::fromStringList(m_pictures)},
                           {QStringLiteral("other_pictures"), QJsonArray::fromStringList(m_otherPictures)}};
    const QByteArray bytes = QJsonDocument(root).toJson();
    return file.write(bytes) == bytes.size();
}

} // namespace octroi::app
