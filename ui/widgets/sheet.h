// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace octroi::widgets {
class Button;
class IconButton;
class Label;
class Tag;

/// A decision over the window: head, body, foot. Shown by a SheetHost, which owns it then.
class Sheet : public QWidget
{
    Q_OBJECT
public:
    explicit Sheet(const QString &title = {}, QWidget *parent = nullptr);

    void setTitle(const QString &title); ///< also the accessible name; "" hides the head
    void setSubtitle(const QString &text);
    void
    setWantedSize(const QSize &size); ///< shrunk when the window is smaller; height 0: what the body needs
    /// The whole middle; layouts and scrolling are the caller's.
    void setBody(QWidget *body);
    void addHeadWidget(QWidget *widget); ///< before the close button
    void setFootNote(const QString &text, const QString &iconName = {});
    void addFootWidget(QWidget *widget);                  ///< at the right end, in order
    Button *addFootButton(const QString &text, int kind); ///< kind: int(Button::Kind)
    void setFootHeight(int height);                       ///< 56; 80 with a typed confirmation
    void setClosable(bool closable);                      ///< false: neither Esc nor the cross nor the scrim
    bool isClosable() const { return m_closable; }
    void setProduction(const QString &tagText); ///< 3 px edge and the tag; "" for none
    QSize wantedSize() const;
    /// What has the keyboard when the sheet opens: its focus proxy, else the first control of body or foot.
    QWidget *firstFocus();

public Q_SLOTS:
    void closeSheet();   ///< without asking
    void requestClose(); ///< asks mayClose() first

Q_SIGNALS:
    void closed();

protected:
    /// False keeps it open, for instance because something would be lost; say so in the sheet.
    virtual bool mayClose() { return true; }
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void updateFoot();
    QVBoxLayout *m_layout;
    QWidget *m_head, *m_foot;
    QHBoxLayout *m_headLayout, *m_footLayout;
    Label *m_title, *m_subtitle, *m_noteIcon, *m_note;
    Tag *m_tag;
    IconButton *m_close;
    QWidget *m_body = nullptr;
    QSize m_wanted{640, 0};
    QString m_noteIconName;
    bool m_closable = true, m_production = false;
};

} // namespace octroi::widgets
