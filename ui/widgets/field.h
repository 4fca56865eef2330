// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QLineEdit;
class QVBoxLayout;

namespace octroi::widgets {
class Label;

/// A line edit with a label above, an icon before, a text behind, and a sentence below when it is wrong.
class Field : public QWidget
{
    Q_OBJECT
public:
    explicit Field(QWidget *parent = nullptr);
    explicit Field(const QString &label, QWidget *parent = nullptr);

    QLineEdit *lineEdit() const { return m_edit; }
    QString text() const;
    void setText(const QString &text);
    void setLabel(const QString &label);          ///< also the accessible name; "" for none
    void setAccessibleLabel(const QString &name); ///< where no label is shown
    void setPlaceholderText(const QString &text);
    void setIconName(const QString &name);
    void setTrailingText(const QString &text);
    void setMono(bool mono);
    void setHint(const QString &sentence);  ///< muted, below; an error takes its place
    void setError(const QString &sentence); ///< "" when all is well
    QString error() const { return m_error; }

Q_SIGNALS:
    void textChanged(const QString &text);
    void textEdited(const QString &text);
    void editingFinished();
    void returnPressed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateLook();
    void showSentence();
    void nameIcon();
    QLineEdit *m_edit;
    Label *m_label;
    Label *m_sentence;
    Label *m_trailing;
    QString m_icon, m_error, m_hint;
    bool m_mono = false;
};

} // namespace octroi::widgets
