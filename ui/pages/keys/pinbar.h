// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QJsonArray>
#include <QWidget>
#include <functional>

class QHBoxLayout;
class QLineEdit;

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
    /// Puts a count into every pin; called when the data changed.
    void refreshCounts(const std::function<int(const QString &)> &count);
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

    QList<Entry> m_entries;
    QHBoxLayout *m_pins;
    widgets::Link *m_save;
    QLineEdit *m_name;
    QString m_filter;
    std::function<int(const QString &)> m_count;
};

} // namespace octroi::pages
