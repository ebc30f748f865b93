"""Problems of the data in all their forms, and what each code means."""
