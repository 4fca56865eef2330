// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QList>
#include <QPointer>
#include <QWidget>

namespace octroi::widgets {
class Sheet;

/// Lays sheets over a window, one on another, above a scrim. Focus stays inside; Esc closes the top-most.
class SheetHost : public QWidget
{
    Q_OBJECT
public:
    /// `window`: the widget that is covered; the host keeps its size.
    explicit SheetHost(QWidget *window);
    ~SheetHost() override;

    /// Shows it on top and takes ownership; deleted when closed.
    void open(Sheet *sheet);
    /// As open(), but with the sheet's top edge at `top` and no vertical centring (the palette).
    void openAt(Sheet *sheet, int top);
    bool closeTop(); ///< asks the sheet; false when none is open
    void closeAll();
    Sheet *top() const;
    bool isOpen() const { return !m_entries.isEmpty(); }
    int count() const { return int(m_entries.size()); }
    void setProduction(const QString &tagText); ///< for every sheet opened from now on
    void setMargins(const QMargins &margins);   ///< what of the window stays uncovered (the frame)

Q_SIGNALS:
    void opened(octroi::widgets::Sheet *sheet);
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    struct Entry
    {
        QPointer<Sheet> sheet;
        QPointer<QWidget> focusBefore;
        int top = -1;
    };
    void show(Sheet *sheet, int top);
    void remove(Sheet *sheet);
    void place();
    void enter(Sheet *sheet);
    QRect geometryOf(const Entry &entry) const;
    QList<Entry> m_entries;
    QString m_production;
    QMargins m_margins;
};

} // namespace octroi::widgets
