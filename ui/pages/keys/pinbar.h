// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QHash>
#include <QJsonArray>
#include <QWidget>

class QHBoxLayout;
class QLineEdit;
class QMenu;

namespace octroi::widgets {
class Link;
class Pin;
} // namespace octroi::widgets

namespace octroi::pages {

/// Saved filters as buttons: four that come with the program, and those that were saved.
class PinBar : public QWidget
{
    Q_OBJECT
public:
    explicit PinBar(QWidget *parent = nullptr);

    void setFilter(const QString &text); ///< the one in use; its pin stays down
    void setSavable(bool savable);       ///< there is a filter that no pin has
    QStringList filters() const; ///< of all pins, to be counted
    void setCounts(const QHash<QString, int> &matches); ///< by filter
    QJsonArray saved() const;
    void setSaved(const QJsonArray &pins);
    void retranslate();

Q_SIGNALS:
    void filterChosen(const QString &text); ///< "" when the pin that was on is released
    void savedChanged();

private:
    struct Entry
    {
        QString name, filter;
        bool own = false;
        widgets::Pin *pin = nullptr;
    };
    void rebuild();
    QString nameOf(const Entry &entry) const;
    void startNaming();
    void finishNaming(bool keep);
    void showMenu(const QString &filter, const QPoint &global);
    void addSharing(QMenu &menu);
    QString asText() const;            ///< own filters, "name = filter" a line
    int takeText(const QString &text); ///< how many were new

    QList<Entry> m_entries;
    QHBoxLayout *m_pins;
    widgets::Link *m_save;
    QLineEdit *m_name;
    QString m_filter;
    QHash<QString, int> m_counts;
};

} // namespace octroi::pages
