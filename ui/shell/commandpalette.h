// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shell/palettesource.h"
#include "widgets/sheet.h"

class QLineEdit;
class QListView;

namespace octroi::widgets {
class Label;
}

namespace octroi::shell {
class PaletteModel;

/// Ctrl+K: one field over pages, credentials, partners and commands. A pasted key or token is hidden at
/// once and identified.
class CommandPalette : public widgets::Sheet
{
    Q_OBJECT
public:
    explicit CommandPalette(const PaletteSource &source, QWidget *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeFoot();
    void retranslate();
    void applyTheme();
    void search(const QString &text);
    void offer(const QList<PaletteEntry> &entries);
    void step(int by);
    void run(int row);
    const PaletteSource &m_source;
    QLineEdit *m_edit;
    QListView *m_list;
    QWidget *m_foot = nullptr;
    widgets::Label *m_hidden, *m_nothing;
    PaletteModel *m_model;
    std::optional<PastedSecret> m_pasted; ///< what was recognised
    QString m_mask; ///< what stands for the pasted secret
};

} // namespace octroi::shell
