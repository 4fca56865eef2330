// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QCoroTask>
#include <QJsonArray>
#include <QObject>
#include <QString>
#include <functional>

class QWidget;

namespace octroi::app {

/// Uses the window as a person would: finds a control by its object name, clicks and types with real
/// events, waits for what should appear, takes pictures. Keeps a record of every step.
class Driver : public QObject
{
    Q_OBJECT
public:
    Driver(QString folder, QObject *parent = nullptr);

    void setWindow(QWidget *window);
    QWidget *window() const { return m_window; }

    /// The visible widget of that object name under the window; null when there is none.
    QWidget *find(const QString &objectName) const;
    template <typename T>
    T *find(const QString &objectName) const { return qobject_cast<T *>(find(objectName)); }

    QCoro::Task<bool> waitFor(std::function<bool()> condition, int milliseconds = 8000);
    QCoro::Task<QWidget *> waitForWidget(QString objectName, int milliseconds = 8000);
    /// Mouse press and release in its middle; false when it is missing, hidden or disabled.
    QCoro::Task<bool> click(QString objectName);
    /// Focus, select all, then a key event a character.
    QCoro::Task<bool> type(QString objectName, QString text);
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void clickWidget(QWidget *widget, const QPoint &at);

    /// <folder>/<name>-light.png and <name>-dark.png, 1440 × 900.
    QCoro::Task<void> picture(QString name);

    /// Notes what a step did and whether it went well; prints a line.
    void note(const QString &step, const QString &what, bool ok, const QString &why = {});
    int failures() const { return m_failures; }
    int steps() const { return int(m_record.size()); }
    /// Writes <folder>/tour.json; false when it cannot.
    bool writeRecord() const;

private:
    QString m_folder;
    QWidget *m_window = nullptr;
    QJsonArray m_record;
    QStringList m_pictures;
    int m_failures = 0;
};

} // namespace octroi::app
