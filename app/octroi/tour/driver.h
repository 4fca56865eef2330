// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QCoroTask>
#include <QJsonArray>
#include <QObject>
#include <QSize>
#include <QString>
#include <functional>

class QWidget;

namespace octroi::app {

/// Uses the window as a person with a screen reader would: finds a control by its accessible name in the
/// top-most sheet (else in the window), clicks and types with real events, waits for what should appear,
/// takes pictures. Keeps a record of every step.
class Driver : public QObject
{
    Q_OBJECT
public:
    Driver(QString folder, QObject *parent = nullptr);

    void setWindow(QWidget *window);
    QWidget *window() const { return m_window; }
    const QString &folder() const { return m_folder; } ///< where the pictures go

    /// The visible widgets of that accessible name, those to press or to type into first.
    QList<QWidget *> findAll(const QString &name) const;
    QWidget *find(const QString &name) const { return findAll(name).value(0); }
    /// The first of that kind; null when there is none.
    template <typename T>
    T *find(const QString &name) const
    {
        for (QWidget *widget : findAll(name)) {
            if (auto *found = qobject_cast<T *>(widget))
                return found;
        }
        return nullptr;
    }
    bool isSheetOpen() const;
    bool says(const QString &sentence) const; ///< a label that is shown, of the topmost sheet

    /// How long anything may take on a machine that has other work, in ms.
    static constexpr int kPatience = 20'000;
    QCoro::Task<bool> waitFor(std::function<bool()> condition, int milliseconds = kPatience);
    QCoro::Task<QWidget *> waitForWidget(QString name, int milliseconds = kPatience);
    /// Mouse press and release in its middle; false when it is missing, hidden or disabled.
    QCoro::Task<bool> click(QString name);
    /// Focus, everything selected, then a key event a character.
    QCoro::Task<bool> type(QString name, QString text);
    QCoro::Task<bool> typeCell(QString viewName, int row, int column, QString text);
    QCoro::Task<bool> chooseSegment(QString name, int index);
    QByteArray clipboard() const;
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void keyTo(QWidget *widget, int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void clickWidget(QWidget *widget, const QPoint &at);
    /// Clicks the row of that text in a table or tree; its branches are opened on the way. False: no such row.
    bool clickRow(const QString &viewName, const QString &text, bool onCheckBox = false);
    /// Notes the visible controls that have no accessible name.
    void checkNames(const QString &where);

    /// <folder>/<name>-light.png and <name>-dark.png, of that size.
    QCoro::Task<void> picture(QString name, QSize size = {1440, 900});

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
    QStringList m_pictures, m_otherPictures; ///< of 1440 × 900, and of other sizes
    int m_failures = 0;
};

} // namespace octroi::app
