"""Who may do what, and how somebody is let in: roles, links, codes and limits, without storage, clock or chance."""
