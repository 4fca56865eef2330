// SPDX-License-Identifier: GPL-3.0-or-later
#include "driver.h"

#include "theme/theme.h"

#include <QApplication>
#include <QCoroTimer>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QTextStream>
#include <QWidget>
#include <chrono>

using namespace std::chrono_literals;

namespace octroi::app {

Driver::Driver(QString folder, QObject *parent) : QObject(parent), m_folder(std::move(folder)) {}

void Driver::setWindow(QWidget *window)
{
    m_window = window;
}

QWidget *Driver::find(const QString &objectName) const
{
    if (!m_window)
        return nullptr;
    // The newest first: a sheet above another has widgets of the same name.
    const auto found = m_window->findChildren<QWidget *>(objectName);
    for (auto it = found.rbegin(); it != found.rend(); ++it) {
        if ((*it)->isVisible())
            return *it;
    }
    return nullptr;
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

QCoro::Task<QWidget *> Driver::waitForWidget(QString objectName, int milliseconds)
{
    co_await waitFor([this, objectName] { return find(objectName) != nullptr; }, milliseconds);
    co_return find(objectName);
}

void Driver::clickWidget(QWidget *widget, const QPoint &at)
{
    const QPointF global = widget->mapToGlobal(QPointF(at));
    QMouseEvent press(QEvent::MouseButtonPress, at, global, Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(widget, &press);
    QMouseEvent release(QEvent::MouseButtonRelease, at, global, Qt::LeftButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(widget, &release);
}

QCoro::Task<bool> Driver::click(QString objectName)
{
    co_await waitFor([this, objectName] {
        QWidget *w = find(objectName);
        return w && w->isEnabled();
    });
    QWidget *widget = find(objectName);
    if (!widget || !widget->isEnabled()) {
        note(QStringLiteral("click"), objectName, false,
             widget ? QStringLiteral("the control is disabled") : QStringLiteral("there is no such control on screen"));
        co_return false;
    }
    clickWidget(widget, widget->rect().center());
    co_await QCoro::sleepFor(30ms);
    co_return true;
}

QCoro::Task<bool> Driver::type(QString objectName, QString text)
{
    QWidget *widget = co_await waitForWidget(objectName);
    if (!widget || !widget->isEnabled()) {
        note(QStringLiteral("type"), objectName, false, QStringLiteral("there is no such field on screen"));
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
    QWidget *widget = QApplication::focusWidget() ? QApplication::focusWidget() : m_window;
    QKeyEvent press(QEvent::KeyPress, key, modifiers);
    QApplication::sendEvent(widget, &press);
    QKeyEvent release(QEvent::KeyRelease, key, modifiers);
    QApplication::sendEvent(widget, &release);
}

QCoro::Task<void> Driver::picture(QString name)
{
    const auto before = theme::Theme::instance().scheme();
    for (const auto scheme : {theme::Scheme::Light, theme::Scheme::Dark}) {
        theme::Theme::instance().setScheme(scheme);
        co_await QCoro::sleepFor(350ms); // past every transition, and one more live second may arrive
        const QString suffix = scheme == theme::Scheme::Light ? QStringLiteral("light") : QStringLiteral("dark");
        const QString file = QStringLiteral("%1-%2.png").arg(name, suffix);
        const QPixmap shot = m_window->grab();
        const bool saved = shot.save(QDir(m_folder).filePath(file));
        const bool size = shot.deviceIndependentSize().toSize() == QSize(1440, 900);
        if (saved && size)
            m_pictures << file;
        else
            note(QStringLiteral("picture"), file, false,
                 saved ? QStringLiteral("it is not 1440 x 900") : QStringLiteral("it could not be written"));
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
                           {QStringLiteral("pictures"), QJsonArray::fromStringList(m_pictures)}};
    const QByteArray bytes = QJsonDocument(root).toJson();
    return file.write(bytes) == bytes.size();
}

} // namespace octroi::app
